"""A self-made certificate: browsers open cameras over HTTPS only.

Enters: the names and addresses under which the page is reached. Leaves: a file with key and
certificate, which is used again until a name is missing in it or it runs out.
"""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS = 365
LEAST_LEFT = timedelta(days=7)


def certificate(path: Path, names: list[str]) -> str:
    """See that ``path`` holds a key and a certificate for these names.

    Returns:
        the certificate's SHA-256, as browsers show it.
    """
    known = _read(path)
    if known is None or not _fits(known, names):
        key = ec.generate_private_key(ec.SECP256R1())
        known = _signed(key, names)
        _write(path, key, known)
    return known.fingerprint(hashes.SHA256()).hex(":").upper()


def _read(path: Path) -> x509.Certificate | None:
    try:
        data = path.read_bytes()
        serialization.load_pem_private_key(data, None)
        return x509.load_pem_x509_certificate(data)
    except (OSError, ValueError):
        return None


def _fits(known: x509.Certificate, names: list[str]) -> bool:
    held = known.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    there = {str(each.value) for each in held}
    return set(names) <= there and known.not_valid_after_utc - LEAST_LEFT > datetime.now(UTC)


def _signed(key: ec.EllipticCurvePrivateKey, names: list[str]) -> x509.Certificate:
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "facestudy, self-made")])
    now = datetime.now(UTC)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    return (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([_name(one) for one in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=False)
        .sign(key, hashes.SHA256())
    )


def _name(one: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(one))
    except ValueError:
        return x509.DNSName(one)


def _write(path: Path, key: ec.EllipticCurvePrivateKey, known: x509.Certificate) -> None:
    """For nobody else's eyes, from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + known.public_bytes(serialization.Encoding.PEM))
