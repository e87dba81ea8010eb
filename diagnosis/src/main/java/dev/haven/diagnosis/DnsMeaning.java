package dev.haven.diagnosis;

/// What is wrong with names.
public enum DnsMeaning implements Meaning {
  NO_SUCH_NAME(
      1,
      Severity.ERROR,
      "The name does not exist",
      "The DNS, the register of names, does not know it. Nobody can reach a server by" + " it.",
      "Check the spelling. If it is yours, create the record at whoever runs the DNS of"
          + " the domain; after that it can take as long as the old answer may be remembered."),
  NO_ADDRESS(
      2,
      Severity.ERROR,
      "The name has no address",
      "The name exists, but no A or AAAA record says where the machine is.",
      "Add an A record (IPv4) or an AAAA record (IPv6) for this name."),
  DEAD_EXCHANGE(
      3,
      Severity.ERROR,
      "A mail exchange of the domain has no address",
      "An MX record sends the mail of the domain to a name that leads nowhere.",
      "Give that name an A or AAAA record, or take its MX record out."),
  ALIASED_EXCHANGE(
      4,
      Severity.WARNING,
      "A mail exchange of the domain is an alias",
      "An MX record has to name a host that has addresses of its own, not an alias (RFC"
          + " 2181 §10.3). Some senders refuse an alias.",
      "Point the MX record at the name behind the alias, or give the alias name A and"
          + " AAAA records instead of its CNAME."),
  TAKES_NO_MAIL(
      5,
      Severity.WARNING,
      "The domain says that it takes no mail",
      "Its only MX record is the null MX, a single dot (RFC 7505 §3). Senders give up"
          + " at once.",
      "If the domain shall get mail, replace the record by an MX that names its mail" + " server."),
  NO_ANSWER(
      6,
      Severity.ERROR,
      "The DNS does not answer",
      "No usable answer came: the resolver of this machine, or the servers of the"
          + " domain, are down or refuse.",
      "See whether other names resolve here. If they do, the servers of this domain are"
          + " at fault; whoever runs them has to look. If they do not, correct the resolver"
          + " of this machine."),
  LITERAL_EXCHANGE(
      7,
      Severity.ERROR,
      "An MX record holds an address instead of a name",
      "An MX record may only name a host (RFC 5321 §5.1). Senders look the address up"
          + " as if it were a name, and find nothing.",
      "Create a name with an A or AAAA record for that address, and put that name into"
          + " the MX record."),
  PRIVATE_ADDRESS(
      8,
      Severity.WARNING,
      "A mail exchange has an address of a private network",
      "The world cannot reach such an address; only machines of the same network can.",
      "Publish the public address of the server. Behind a router, that is the address"
          + " of the router, which forwards port 25.");

  private final Entry entry;

  DnsMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("DNS", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
