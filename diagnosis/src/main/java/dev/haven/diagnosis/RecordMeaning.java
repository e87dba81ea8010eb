package dev.haven.diagnosis;

/// What is wrong with the records of a domain that we know what they should be.
public enum RecordMeaning implements Meaning {
  MISSING(
      1,
      Severity.ERROR,
      "A record is missing",
      "The servers of the domain do not have it.",
      "Add it at whoever runs the DNS of the domain: haven dns prints it as the form of many"
          + " providers wants it."),
  DIFFERENT(
      2,
      Severity.ERROR,
      "A record says something else than it should",
      "The record is there, but it does not fit this server.",
      "Replace it by the one that haven dns prints, or add ours to it where both are right."),
  STALE(
      3,
      Severity.WARNING,
      "The resolver still has what was there before",
      "The servers of the domain are right. Resolvers may remember an answer, also that there was"
          + " none, for as long as it said itself; so do those of other people.",
      "Wait; nothing else helps. Before the next change, lower the TTL of the record the day"
          + " before."),
  SEVERAL_SPF(
      4,
      Severity.ERROR,
      "The domain has several SPF records",
      "There may be one only; with more, none of them counts (RFC 7208 §4.5).",
      "Join them in one record that begins with v=spf1 once, and delete the others."),
  SPF_LACKS_SERVER(
      5,
      Severity.ERROR,
      "SPF does not permit this server",
      "The record says who may send mail of the domain, and this server is not among them, nor"
          + " among those of the records that it includes: others take its mail for forged.",
      "Put mx behind v=spf1 in the record: it stands for the servers of the MX records."),
  NO_REVERSE(
      6,
      Severity.ERROR,
      "An address of the server has no name",
      "No PTR record says what the address is called. Many servers take no mail from such an"
          + " address.",
      "Set the reverse name (PTR, rDNS) of the address at the provider of the machine. It is not"
          + " a record of your domain."),
  OTHER_REVERSE(
      7,
      Severity.WARNING,
      "An address of the server is called otherwise",
      "The PTR record names another host, which leads back to the address. Mail passes, but some"
          + " servers trust a name like that of a customer's line less.",
      "Set the reverse name of the address to the name that the server goes by."),
  UNCONFIRMED_REVERSE(
      8,
      Severity.ERROR,
      "The name of an address does not lead back to it",
      "Anybody can give an address any name; others believe it only if the name has that address"
          + " too.",
      "Set the reverse name to the name that the server goes by, whose A or AAAA record has the"
          + " address."),
  OTHER_EXCHANGE(
      9,
      Severity.ERROR,
      "Mail of the domain goes to another server first",
      "An MX record with a lower or the same number names a server that is not this one.",
      "If the domain has moved here, delete the other MX records. If the other server passes mail"
          + " on to this one, all is well."),
  OTHER_KEY(
      10,
      Severity.ERROR,
      "The TLSA record does not fit the certificate of the server",
      "Servers that ask for it find another key on port 25 than the record promises, and deliver"
          + " nothing, because it could be an attack.",
      "Replace the TLSA record by the one that haven dns prints, or delete it at once."),
  OTHER_ISSUER(
      11,
      Severity.WARNING,
      "CAA forbids the authority of the certificate",
      "The authority that issued the certificate of this server may not renew it.",
      "Add a CAA record that names it."),
  SPF_TOO_LONG(
      12,
      Severity.ERROR,
      "SPF needs more than ten look-ups",
      "include, a, mx, ptr, exists and redirect each ask the DNS, in all records that are included"
          + " too. After ten, others stop and take the record for broken (RFC 7208 §4.6.4); a record"
          + " that includes itself never ends.",
      "Remove what is not used any more, and replace what costs most, beginning with a and mx, by"
          + " ip4 and ip6. Or send newsletters and the like from a subdomain with a record of its"
          + " own."),
  SPF_LEADS_NOWHERE(
      13,
      Severity.ERROR,
      "SPF leads to a record that is not there, or is wrong",
      "What is included or redirected to must have an SPF record that can be read; without it, the"
          + " whole record is taken for broken (RFC 7208 §5.2). So it is where more than two terms"
          + " lead to names that do not exist.",
      "Correct the name, or remove the term: often it is of a service that is not used any more."),
  SPF_OPEN(
      14,
      Severity.WARNING,
      "SPF lets anybody send",
      "A +all, or a network of all addresses, permits every machine in the world to send mail of the"
          + " domain. Some servers take that for a sign of spam.",
      "End the record in ~all, which is what haven dns prints, and name the servers that send.");

  private final Entry entry;

  RecordMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("REC", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
