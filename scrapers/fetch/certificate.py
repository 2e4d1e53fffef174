"""The key by which the browser's encrypted connections end at our own proxy.

The proxy must see method and path of each request, so the browser's TLS ends there; from the proxy
on a new TLS connection starts, in which the site's certificate is checked as usual. The key is made
anew in each process, never leaves the machine, and only our own browser accepts it.
"""

import base64
import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "facestudy"
"""One certificate stands for all hosts: the browser accepts its key whatever the name is."""


@cache
def server_context() -> tuple[ssl.SSLContext, str]:
    """What the proxy accepts TLS with, and the hash of the key for the browser's command line."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # Python reads certificates from files only.
    with tempfile.TemporaryDirectory(prefix="facestudy-key-") as folder:
        path = Path(folder) / "key.pem"
        path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(path)
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return context, base64.b64encode(sha256(public).digest()).decode()
