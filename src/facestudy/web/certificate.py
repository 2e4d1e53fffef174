"""A self-signed certificate, because browsers open cameras over HTTPS only."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS = 365
MIN_REMAINING = timedelta(days=7)


def ensure_certificate(path: Path, hosts: list[str]) -> str:
    """Write a key and a certificate, unless the file has a valid one for these hosts.

    Args:
        path: the PEM file, readable by its owner only.
        hosts: the names and IP addresses of the server.

    Returns:
        the certificate's SHA-256 fingerprint, as browsers show it.
    """
    certificate = _read(path)
    if certificate is None or not _is_valid(certificate, hosts):
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _sign(key, hosts)
        _write(path, key, certificate)
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _read(path: Path) -> x509.Certificate | None:
    try:
        data = path.read_bytes()
        serialization.load_pem_private_key(data, None)
        return x509.load_pem_x509_certificate(data)
    except (OSError, ValueError):
        return None


def _is_valid(certificate: x509.Certificate, hosts: list[str]) -> bool:
    extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    certified = {str(name.value) for name in extension.value}
    remaining = certificate.not_valid_after_utc - datetime.now(UTC)
    return set(hosts) <= certified and remaining > MIN_REMAINING


def _sign(key: ec.EllipticCurvePrivateKey, hosts: list[str]) -> x509.Certificate:
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "facestudy, self-signed")])
    now = datetime.now(UTC)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    names = x509.SubjectAlternativeName([_general_name(host) for host in hosts])
    return (
        x509.CertificateBuilder()
        .subject_name(issuer)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .sign(key, hashes.SHA256())
    )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _write(path: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    """Create the file with mode 600 before the key is written into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
