"""The self-signed certificate of the capture page."""

from facestudy.web.certificate import ensure_certificate


def test_a_certificate_is_kept_until_a_host_is_missing(tmp_path):
    path = tmp_path / "capture" / "key-and-certificate.pem"
    first = ensure_certificate(path, ["localhost", "127.0.0.1"])
    assert len(first.split(":")) == 32 and path.stat().st_mode & 0o777 == 0o600
    assert ensure_certificate(path, ["localhost"]) == first
    second = ensure_certificate(path, ["localhost", "lab.example"])
    assert second != first and ensure_certificate(path, ["lab.example"]) == second


def test_a_damaged_certificate_is_replaced(tmp_path):
    path = tmp_path / "key-and-certificate.pem"
    path.write_text("damaged")
    fingerprint = ensure_certificate(path, ["localhost"])
    assert ensure_certificate(path, ["localhost"]) == fingerprint
