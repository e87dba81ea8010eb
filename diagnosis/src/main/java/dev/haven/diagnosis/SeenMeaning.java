package dev.haven.diagnosis;

/// What those who come to a running server show of their trouble, without anything being asked.
public enum SeenMeaning implements Meaning {
  TLS_ON_CLEAR_PORT(
      1,
      "A program begins TLS on a port that begins in clear",
      "It is set to SSL/TLS, and the port is one of STARTTLS. It is told so, which few programs show.",
      "Set the program to STARTTLS for this port, or to the port with SSL/TLS."),
  CLEAR_ON_TLS_PORT(
      2,
      "A program speaks in clear on a port that begins with TLS",
      "It is set to STARTTLS or to no encryption, and the port is one of SSL/TLS.",
      "Set the program to SSL/TLS for this port, or to the port with STARTTLS."),
  BROWSER(
      3,
      "HTTP is spoken on a port of mail",
      "A browser, a monitor or a balancer takes the port for one of a web server.",
      "Let a monitor connect by TCP only, or speak the protocol of the port."),
  OTHER_TONGUE(
      4,
      "A program speaks another language of mail than the port",
      "The ports for reading and for sending were mixed up.",
      "Give the program the port of what it wants to do: haven ports explains them."),
  PROXY_NOT_TRUSTED(
      5,
      "A PROXY header comes from an address that is not configured as a proxy",
      "Something in front of the server tells whom it speaks for, and is not believed: the"
          + " connection is refused.",
      "Add its address to the listener's section of haven.toml: proxies = [\"ADDRESS\"]. If nothing"
          + " of yours is there, it is a stranger who tries."),
  DISTRUSTED(
      6,
      "A program does not trust the certificate",
      "It broke off TLS with an alert that says so: the authority is private, or the name that it"
          + " was set to is not in the certificate, or the clock of the device is wrong.",
      "Set the program to the server's name as in the certificate. Get a certificate from a public"
          + " authority, or install the private one (tls/ca.pem of the data directory) on the device."),
  OLD_TLS(
      7,
      "A program knows no TLS that is still safe",
      "It offers TLS 1.1 or older, which is refused here.",
      "Update the program, or the system that it runs on."),
  TLS_BREAKS(
      8,
      "TLS with a program does not come about",
      "Each time the handshake fails in the same way.",
      "The evidence has the reason. Update the program; look whether a virus scanner or firewall"
          + " opens TLS between."),
  PROXY_HIDES(
      9,
      "A proxy hides where clients come from",
      "Nearly all connections come from one address of the own network. Then everybody looks alike:"
          + " no limit, no pause after wrong passwords and no reputation can tell one from another, so"
          + " none is laid on that address.",
      "Let the proxy send the PROXY protocol (HAProxy: send-proxy-v2; nginx stream: proxy_protocol"
          + " on; Traefik: proxyProtocol.version=2), and name it in the listener's section of haven.toml:"
          + " proxies = [\"ADDRESS\"]. With Docker, publish the ports in a way that keeps addresses:"
          + " network_mode: host, or without the userland proxy.");

  private final Entry entry;

  SeenMeaning(int number, String title, String meaning, String remedy) {
    this.entry = Entry.of("SEEN", number, Severity.WARNING, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
