package dev.haven.diagnosis;

/// What is wrong with how TLS begins on a port.
public enum ModeMeaning implements Meaning {
  TLS_ON_CLEAR_PORT(
      1,
      Severity.ERROR,
      "The port speaks TLS at once where it should begin in clear",
      "On this port programs begin in clear and ask for TLS with STARTTLS. The server"
          + " waits for TLS, the program for a greeting, and both wait for ever.",
      "Configure this port for STARTTLS in the server, or set the program to SSL/TLS" + " for it."),
  CLEAR_ON_TLS_PORT(
      2,
      Severity.ERROR,
      "The port begins in clear where it should speak TLS at once",
      "On this port programs begin with TLS. The server greets in clear, and the"
          + " program takes that for broken TLS.",
      "Configure this port for implicit TLS in the server (in Postfix:"
          + " smtpd_tls_wrappermode=yes), or set the program to STARTTLS for it."),
  NO_STARTTLS(
      3,
      Severity.ERROR,
      "The port offers no encryption",
      "It begins in clear and offers no STARTTLS (STLS with POP3): everybody on the way"
          + " can read what is said.",
      "Give the server a certificate and turn STARTTLS on, or use the port with"
          + " implicit TLS."),
  STRIPPED(
      4,
      Severity.ERROR,
      "Something on the way takes the encryption out",
      "The server knows STARTTLS, but its offer does not arrive whole: a firewall that"
          + " inspects mail, or an attacker, removed or overwrote it.",
      "Turn off SMTP inspection (fixup, ESMTP inspect, mail proxy) in the firewall or"
          + " the virus scanner between. From a strange network, use the port with implicit"
          + " TLS, which cannot be changed on the way."),
  UPGRADE_REFUSED(
      5,
      Severity.ERROR,
      "STARTTLS is offered and then refused",
      "The server offers encryption, and says no when it is asked for: mostly it cannot"
          + " read its key or its certificate.",
      "Look into the log of the server at this moment; correct the paths, the rights"
          + " and the format of key and certificate.");

  private final Entry entry;

  ModeMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("MODE", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
