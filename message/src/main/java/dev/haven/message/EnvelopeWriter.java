package dev.haven.message;

/// Writes `envelope` of a header: RFC 9051 §7.5.2. Not thread-safe.
///
/// The octets are those of the message: encoded words stay encoded, 8-bit octets are literals.
final class EnvelopeWriter {
  private final ByteBuilder out;
  private final HeaderFields header;

  private EnvelopeWriter(ByteBuilder out, HeaderFields header) {
    this.out = out;
    this.header = header;
  }

  static void write(ByteBuilder out, HeaderFields header) {
    new EnvelopeWriter(out, header).envelope();
  }

  private void envelope() {
    out.add('(');
    text(FieldName.DATE);
    text(FieldName.SUBJECT);
    int fromStart = out.length();
    addresses(FieldName.FROM);
    int fromEnd = out.length();
    addressesOrFrom(FieldName.SENDER, fromStart, fromEnd);
    addressesOrFrom(FieldName.REPLY_TO, fromStart, fromEnd);
    addresses(FieldName.TO);
    addresses(FieldName.CC);
    addresses(FieldName.BCC);
    text(FieldName.IN_REPLY_TO);
    text(FieldName.MESSAGE_ID);
    out.cutTo(out.length() - 1);
    out.add(')');
  }

  /// NIL if the field is absent, an empty string if it is empty.
  private void text(FieldName name) {
    int index = header.indexOf(name);
    if (index < 0) {
      ImapStrings.nil(out);
    } else {
      ImapStrings.unfolded(out, header.bytes(), header.valueStart(index), header.valueEnd(index));
    }
    out.add(' ');
  }

  /// "If the Sender or Reply-To header fields are absent or present but empty", they are as From.
  private void addressesOrFrom(FieldName name, int fromStart, int fromEnd) {
    int start = out.length();
    addresses(name);
    if (out.length() - start == "NIL ".length()) {
      out.cutTo(start);
      out.add(out.array(), fromStart, fromEnd);
    }
  }

  /// The addresses of all fields of that name, or NIL. A message should have one (RFC 5322 §3.6);
  /// none is hidden.
  private void addresses(FieldName name) {
    int start = out.length();
    out.add('(');
    var list = new EnvelopeAddresses(out);
    for (int i = header.indexOf(name); i >= 0; i = header.indexAfter(name, i)) {
      AddressParser.parse(header.value(i), list);
    }
    if (out.length() == start + 1) {
      out.cutTo(start);
      ImapStrings.nil(out);
    } else {
      out.add(')');
    }
    out.add(' ');
  }
}
