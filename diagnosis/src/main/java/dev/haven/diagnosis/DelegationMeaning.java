package dev.haven.diagnosis;

/// What is wrong with the servers that answer for a domain.
public enum DelegationMeaning implements Meaning {
  LAME(
      1,
      Severity.ERROR,
      "A server that should answer for the domain knows nothing of it",
      "The parent zone names it, but it does not have the zone (a lame delegation). Whoever asks it"
          + " waits, and asks another.",
      "Set the zone up on that server, or take it out of the list of name servers at the"
          + " registrar."),
  SILENT(
      2,
      Severity.ERROR,
      "A server of the domain does not answer",
      "The parent zone names it, but it is down, or port 53 (UDP and TCP) is closed.",
      "Start it or open its port 53; if it is gone for good, take it out of the list of name"
          + " servers at the registrar."),
  DISAGREE(
      3,
      Severity.ERROR,
      "The servers of the domain do not say the same",
      "Some have a record that others lack, so that it depends on chance what people see.",
      "Wait some minutes if you have just changed it. Then see that the secondary servers get the"
          + " zone: the serial number has to grow, and they must be allowed to fetch it."),
  SERIALS_DIFFER(
      4,
      Severity.WARNING,
      "The servers of the domain have different versions of it",
      "The serial numbers of their zones differ, though they agree on the records of mail.",
      "Wait some minutes. If it stays, see that the secondary servers can fetch the zone."),
  PARENT_DIFFERS(
      5,
      Severity.WARNING,
      "Parent zone and domain name different servers",
      "The NS records at the registrar are not those of the zone itself. Changes then reach some"
          + " servers, and people ask others.",
      "Make both lists the same: at the registrar, and in the zone."),
  NO_GLUE(
      6,
      Severity.ERROR,
      "The address of a name server cannot be found out",
      "Its name lies below the domain that it answers for; only the parent zone can tell its address"
          + " (glue), and does not.",
      "Give the address along with the name of the server at the registrar (host record, glue)."),
  DNSSEC_BROKEN(
      7,
      Severity.ERROR,
      "The signatures of the domain (DNSSEC) are broken",
      "Resolvers that check them get no answer at all; those that do not, do. To many the domain"
          + " does not exist.",
      "Compare the DS record at the registrar with the key of the zone, and see whether signatures"
          + " have expired. After a move to another provider, delete the old DS record.");

  private final Entry entry;

  DelegationMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("NS", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
