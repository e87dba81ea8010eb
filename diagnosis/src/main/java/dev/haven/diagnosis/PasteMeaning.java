package dev.haven.diagnosis;

/// What goes wrong when records are typed or pasted into a form.
public enum PasteMeaning implements Meaning {
  QUOTED(
      1,
      Severity.ERROR,
      "The quotes have become part of the text",
      "The form puts quotes around texts itself, or a word processor turned them into curly ones."
          + " Whoever reads the record finds a quote where it should begin.",
      "Type the text without quotes."),
  SPLIT(
      2,
      Severity.ERROR,
      "The text is divided in the wrong way",
      "A long text is several strings that are joined without anything between. Here a blank or"
          + " quotes got in between, or a blank got lost where they meet.",
      "Paste the text as haven dns prints it for your provider, in one piece and without line"
          + " breaks."),
  DOMAIN_TWICE(
      3,
      Severity.ERROR,
      "The domain was appended twice",
      "The form appends the domain to the name, and it was typed as well.",
      "Type the name without the domain (_dmarc, not _dmarc.example.com; @ for the domain itself);"
          + " where a target is meant, end it with a dot."),
  UNDERSCORE_LOST(
      4,
      Severity.ERROR,
      "The underscore of the name is lost",
      "The record stands at a name without underscore, where nobody looks for it.",
      "Enter it again with the underscore; if the form takes none, ask the provider."),
  AT_APEX(
      5,
      Severity.ERROR,
      "The record stands at the domain itself instead of a name below it",
      "The field for the name was left empty. Nobody looks for the record there.",
      "Delete it there, and enter it with its name."),
  ALIAS_BESIDE(
      6,
      Severity.ERROR,
      "An alias (CNAME) stands beside other records",
      "A name that is an alias can have no other records (RFC 1034 §3.6.2): resolvers see the one"
          + " or the others, as it happens. The domain itself always has others.",
      "Delete the CNAME, and enter the addresses (A, AAAA) instead; some providers offer ALIAS or"
          + " flattening for that."),
  PROXIED(
      7,
      Severity.ERROR,
      "The mail exchange stands behind a proxy for web sites",
      "The address is that of a network which passes on web pages, and no mail: nobody reaches the"
          + " ports of mail.",
      "Switch the proxy off for this name (at Cloudflare: the grey cloud, DNS only)."),
  TRAILING_DOT(
      8,
      Severity.ERROR,
      "A dot at the end has become part of the record",
      "Dots end names in zone files. This form takes what is typed as it is.",
      "Type it without the dot at the end."),
  PRIORITY_IN_NAME(
      9,
      Severity.ERROR,
      "The priority stands in the name of the server",
      "The form has a field of its own for the priority of MX records; here it became part of the"
          + " name, which does not exist.",
      "Put the number into the field for the priority, and the name alone into the other.");

  private final Entry entry;

  PasteMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("PASTE", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
