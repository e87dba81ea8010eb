package dev.haven.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The description of one part as IMAP has it on the wire, rule `body` of RFC 9051 §9, without
/// extension data. Immutable and safe to share.
public final class PartBody {
  private static final int TYPE = 0;
  private static final int SUBTYPE = 1;
  private static final int ENCODING = 5;
  private static final int OCTETS = 6;

  /// Of a text.
  private static final int LINES = 7;

  /// Of a message: its envelope, its body, and its lines.
  private static final int INSIDE = 8;

  private static final int MESSAGE_LINES = 9;

  private final Slice wire;

  /// Each body of a multipart, or each field of anything else.
  private final List<Slice> values = new ArrayList<>();

  private PartBody(Slice wire) {
    this.wire = wire;
    var in = new StructureCursor(wire);
    in.step();
    while (!in.sees(')')) {
      values.add(in.value());
    }
  }

  /// The part with that number; what is in the message for no number.
  static Optional<PartBody> of(Slice body, int... number) {
    var found = Optional.of(new PartBody(body));
    for (int i = 0; i < number.length && found.isPresent(); i++) {
      int next = number[i];
      found = i == 0 ? found.get().numberedAsRoot(next) : found.get().numbered(next);
    }
    return found;
  }

  /// That of a whole message, as of a part that has no transfer encoding.
  ///
  /// @param body of what is in it
  public static Slice ofMessage(long octets, Slice envelope, Slice body, long lines) {
    var out = new ByteBuilder(envelope.length() + body.length() + 128);
    out.add("(\"message\" \"rfc822\" NIL NIL NIL \"binary\" ").addDecimal(octets).add(' ');
    out.add(envelope).add(' ').add(body).add(' ').addDecimal(lines).add(')');
    return new Slice(out.array(), 0, out.length());
  }

  /// That of a header, RFC 6522 §4.
  public static Slice ofHeader(long octets, long lines) {
    var out = new ByteBuilder(128);
    out.add("(\"text\" \"rfc822-headers\" (\"charset\" \"utf-8\") NIL NIL \"8bit\" ");
    out.addDecimal(octets).add(' ').addDecimal(lines).add(')');
    return new Slice(out.array(), 0, out.length());
  }

  /// As it is on the wire.
  public Slice wire() {
    return wire;
  }

  /// Of a message part: what is in that message.
  public Optional<PartBody> message() {
    return isMessage() ? Optional.of(new PartBody(values.get(INSIDE))) : Optional.empty();
  }

  /// The same part once its transfer encoding is gone (RFC 5524 §3.2).
  public Slice decoded(long octets, long lines) {
    var out = new ByteBuilder(wire.length() + 32);
    out.add('(');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0 && !isMultipart()) {
        out.add(' ');
      }
      if (isMultipart() || !changes(i)) {
        out.add(isMultipart() && i == values.size() - 1 ? " " : "").add(values.get(i));
      } else if (i == ENCODING) {
        ImapStrings.string(out, TransferEncoding.BINARY.label());
      } else {
        out.addDecimal(i == OCTETS ? octets : lines);
      }
    }
    out.add(')');
    return new Slice(out.array(), 0, out.length());
  }

  private boolean changes(int field) {
    return field == ENCODING || field == OCTETS || field == (isMessage() ? MESSAGE_LINES : LINES);
  }

  private boolean isMultipart() {
    return values.getFirst().at(0) == '(';
  }

  private boolean isMessage() {
    return !isMultipart()
        && isNamed(TYPE, "\"message\"")
        && (isNamed(SUBTYPE, "\"rfc822\"") || isNamed(SUBTYPE, "\"global\""));
  }

  private boolean isNamed(int field, String name) {
    return values.get(field).text().equals(name);
  }

  /// RFC 9051 §6.4.5.1, as with [PartPlace].
  private Optional<PartBody> numbered(int number) {
    return isMultipart() ? nth(number) : message().flatMap(it -> it.numberedAsRoot(number));
  }

  private Optional<PartBody> numberedAsRoot(int number) {
    if (isMultipart()) {
      return nth(number);
    }
    return number == 1 ? Optional.of(this) : Optional.empty();
  }

  /// Behind the parts is the subtype.
  private Optional<PartBody> nth(int number) {
    return number < values.size()
        ? Optional.of(new PartBody(values.get(number - 1)))
        : Optional.empty();
  }
}
