package dev.haven.imap.url;

import dev.haven.wire.ByteSet;
import java.util.Optional;
import java.util.OptionalLong;

/// Which mailbox, message or piece of a message a URL means (RFC 5092 §4, RFC 5092 §5, RFC 5092
/// §6). What is absent is the base's, in a relative URL.
///
/// @param mailbox in Unicode
/// @param uidValidity under which the UID means that message
/// @param search of a URL that means a list of messages
/// @param section as in `BODY[...]`
/// @param partial octets of the section or message (RFC 5550 §3.2)
public record UrlMessage(
    Optional<String> mailbox,
    OptionalLong uidValidity,
    Optional<String> search,
    OptionalLong uid,
    Optional<String> section,
    Optional<UrlRange> partial) {
  private static final ByteSet FIRST_SEGMENT = UrlParser.B_CHAR.minus(ByteSet.of(":/"));

  /// A slash at its end would be taken for the one before `;PARTIAL=`.
  private static final ByteSet SECTION = UrlParser.B_CHAR.minus(ByteSet.of("/"));

  public static final UrlMessage NOTHING =
      new UrlMessage(
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty());

  public static UrlMessage mailbox(String name, OptionalLong uidValidity) {
    return new UrlMessage(
        Optional.of(name),
        uidValidity,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }

  UrlMessage withSearch(String program) {
    return new UrlMessage(mailbox, uidValidity, Optional.of(program), uid, section, partial);
  }

  UrlMessage withUid(long number) {
    return new UrlMessage(mailbox, uidValidity, search, OptionalLong.of(number), section, partial);
  }

  UrlMessage withSection(String name) {
    return new UrlMessage(mailbox, uidValidity, search, uid, Optional.of(name), partial);
  }

  UrlMessage withPartial(UrlRange range) {
    return new UrlMessage(mailbox, uidValidity, search, uid, section, Optional.of(range));
  }

  /// Whether it means one message or a piece of it, once the base has given what is absent.
  public boolean isOneMessage() {
    return search.isEmpty() && (uid.isPresent() || section.isPresent() || partial.isPresent());
  }

  void write(StringBuilder text, boolean absolute) {
    if (absolute && (mailbox.isPresent() || search.isPresent())) {
      text.append('/');
    }
    mailbox.ifPresent(name -> path(name, text));
    uidValidity.ifPresent(number -> text.append(";UIDVALIDITY=").append(number));
    search.ifPresent(it -> text.append('?').append(PercentCoding.encode(it, UrlParser.B_CHAR)));
    uid.ifPresent(number -> parameter(";UID=", text).append(number));
    section.ifPresent(it -> parameter(";SECTION=", text).append(PercentCoding.encode(it, SECTION)));
    partial.ifPresent(range -> parameter(";PARTIAL=", text).append(range));
  }

  /// What would be taken for a server or a scheme at the beginning is coded (RFC 3986 §4.2).
  private static void path(String mailbox, StringBuilder text) {
    int slash = mailbox.indexOf('/');
    int first = slash < 0 ? mailbox.length() : Math.max(slash, 1);
    text.append(PercentCoding.encode(mailbox.substring(0, first), FIRST_SEGMENT))
        .append(PercentCoding.encode(mailbox.substring(first), UrlParser.B_CHAR));
  }

  private static StringBuilder parameter(String name, StringBuilder text) {
    return text.append(text.isEmpty() ? "" : "/").append(name);
  }
}
