package dev.haven.diagnosis;

/// What keeps from reaching a mail server at a port.
public enum PortMeaning implements Meaning {
  REFUSED(
      1,
      Severity.ERROR,
      "Nothing listens on the port",
      "The machine answers at once that nobody is there: the mail server is not"
          + " running, or not on this port or address.",
      "Start the mail server, or let it listen on this port and address. haven status"
          + " shows what a Haven listens on; a firewall that rejects looks the same."),
  DROPPED(
      2,
      Severity.ERROR,
      "The port does not answer",
      "What is sent there vanishes: a firewall drops it, on the way, at the provider or"
          + " on the machine. A program that is set to this port waits, then gives up.",
      "Open the port in the firewall of the machine and in that of its provider. Where"
          + " it is the network that you are in which blocks, use another port for the same"
          + " purpose: haven ports."),
  UNREACHABLE(
      3,
      Severity.ERROR,
      "There is no way to the address",
      "A router on the way, or this machine, knows no way there.",
      "Try from another network. If it fails there too, the address is wrong or the"
          + " machine is off."),
  ONE_FAMILY(
      4,
      Severity.WARNING,
      "The port answers over one kind of address only",
      "The name has IPv4 and IPv6 addresses, and the port answers on one of them only."
          + " Programs that try the other one first wait, or fail.",
      "Let the server listen on both and open the firewall for both, or take the"
          + " address record that does not work out of the DNS."),
  NO_MAIL_SERVICE(
      5,
      Severity.ERROR,
      "No port of mail answers",
      "The machine is there, but none of its mail ports is open.",
      "Check that this is the right name for the mail server. If it is, start the mail server."),
  HOST_SILENT(
      6,
      Severity.ERROR,
      "The address answers on no port",
      "Everything that is sent there vanishes: the machine is off, the address is"
          + " wrong, or a firewall drops everything.",
      "Check the address. If it is right and the machine is on, open the ports of mail"
          + " in its firewall and in that of its provider."),
  HUNG_UP(
      7,
      Severity.ERROR,
      "The connection is closed before a word is said",
      "Something accepts the connection and closes it: a server that limits who may"
          + " connect, a proxy without a server behind it, or a firewall that resets.",
      "Look into the log of that server for this address. Limits per address, block"
          + " lists and a stopped server behind a proxy are the usual reasons."),
  SILENT(
      8,
      Severity.ERROR,
      "The connection is accepted, and nothing is said",
      "A mail server greets first. Here nobody did: the server is overloaded or hangs,"
          + " or a proxy or firewall accepts for a server that is not there.",
      "Restart the server, and see its log. If it sits behind a proxy or load balancer,"
          + " check that this can reach it."),
  SLOW_GREETING(
      9,
      Severity.WARNING,
      "The greeting comes late",
      "The server thinks before it greets, mostly because it looks up the name of the"
          + " caller and the DNS does not answer. Programs with little patience give up.",
      "Give the server a resolver that answers, or turn off the look-up of names and"
          + " ident at connection."),
  FOREIGN(
      10,
      Severity.ERROR,
      "Something else than a mail server answers",
      "What answers on this port does not speak the language of mail: another program"
          + " took the port, or a proxy or captive portal stands between.",
      "Find out what listens there (on the machine: ss -ltnp). Where it is a portal of"
          + " a hotel or company network, sign in there or use another network."),
  WRONG_LANGUAGE(
      11,
      Severity.ERROR,
      "Another mail service answers on the port",
      "A mail server is there, but for something else than the port is for.",
      "Correct the ports in the configuration of the server, or in the router that"
          + " forwards them."),
  TURNED_AWAY(
      12,
      Severity.ERROR,
      "The server turns us away at its greeting",
      "It answers, and says that it does not serve this address or not now.",
      "Its words say why; they are in the evidence. Block lists and limits per address"
          + " are the usual reasons."),
  BROKE_OFF(
      13,
      Severity.ERROR,
      "The conversation breaks off",
      "The server greeted, and then stopped answering or closed the connection in the" + " middle.",
      "Look into the log of the server. If it is well there, a firewall that inspects"
          + " mail is the usual culprit."),
  OUTGOING_BLOCKED(
      14,
      Severity.ERROR,
      "Outgoing port 25 is blocked here",
      "None of the servers that were tried can be reached on port 25 from here. Most"
          + " providers of homes, and many of servers, close it to keep out spam.",
      "Ask your provider to open outgoing port 25, or send through a relay: haven relay"
          + " set smtp.example.com:587 --user you@example.com"),
  INTERCEPTED(
      15,
      Severity.ERROR,
      "The same server answers whoever is called",
      "Different servers were called on port 25 and one and the same answered for all:"
          + " the network redirects outgoing mail to a server of its own.",
      "Send through a relay on port 465 or 587, which are not redirected, or ask the"
          + " provider to take the redirection away.");

  private final Entry entry;

  PortMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("PORT", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
