"""How our browsers are set up: headless, quiet, and with one way to the network."""

import os

from selenium import webdriver

from scrapers.fetch.filtering_proxy import FilteringProxy


def chrome_options(agent: str) -> webdriver.ChromeOptions:
    """Headless, a fixed window, no pictures, no downloads, no pop-ups, alerts dismissed."""
    options = webdriver.ChromeOptions()
    for flag in (
        "--headless=new",
        "--disable-gpu",
        "--disable-software-rasterizer",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--disable-breakpad",
        "--mute-audio",
        "--no-pings",
        "--disable-quic",
        "--dns-prefetch-disable",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--window-size=1280,1600",
        f"--user-agent={agent}",
    ):
        options.add_argument(flag)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    # chromedriver allows pop-ups unless its own switch is taken back.
    options.add_experimental_option("excludeSwitches", ["disable-popup-blocking"])
    options.add_experimental_option(
        "prefs",
        {
            "download_restrictions": 3,
            "profile.managed_default_content_settings.images": 2,
            "profile.default_content_setting_values.popups": 2,
            "profile.default_content_setting_values.notifications": 2,
            "profile.default_content_setting_values.geolocation": 2,
            "net.network_prediction_options": 2,
            "webrtc.ip_handling_policy": "disable_non_proxied_udp",
        },
    )
    # The only way to the headers of a response: some sites refuse AI use there.
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enablePage": False})
    options.unhandled_prompt_behavior = "dismiss"
    # `snapshot.js` waits for what matters; a slow subresource must not hold us up.
    options.page_load_strategy = "eager"
    return options


def send_through(proxy: FilteringProxy, options: webdriver.ChromeOptions) -> None:
    """Leave the browser no other way than the proxy; it does not even resolve names."""
    for flag in (
        f"--proxy-server=http://{proxy.address}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        f"--ignore-certificate-errors-spki-list={proxy.key_hash}",
    ):
        options.add_argument(flag)
