package dev.haven.message;

/// Writes `address` structures: RFC 9051 §7.5.2. Not thread-safe.
///
/// A group begins with its name in the mailbox field and ends with all NIL, the host NIL in both;
/// so the host of an address that has none is an empty string, never NIL.
final class EnvelopeAddresses implements AddressSink {
  /// Addresses after this many octets of one list are left out, so that no message has an endless
  /// envelope.
  private static final int MAX_LIST_LENGTH = 128 * 1024;

  private final ByteBuilder out;
  private final int start;
  private boolean groupOpen;

  EnvelopeAddresses(ByteBuilder out) {
    this.out = out;
    this.start = out.length();
  }

  private boolean isFull() {
    return out.length() - start > MAX_LIST_LENGTH;
  }

  @Override
  public void mailbox(Slice displayName, Slice route, Slice localPart, Slice domain) {
    if (isFull()) {
      return;
    }
    out.add('(');
    unfoldedOrNil(displayName);
    out.add(' ');
    unfoldedOrNil(route);
    out.add(' ');
    ImapStrings.unfolded(out, localPart);
    out.add(' ');
    ImapStrings.unfolded(out, domain);
    out.add(')');
  }

  @Override
  public void groupBegins(Slice displayName) {
    if (isFull()) {
      return;
    }
    groupOpen = true;
    out.add("(NIL NIL ");
    ImapStrings.unfolded(out, displayName);
    out.add(" NIL)");
  }

  @Override
  public void groupEnds() {
    if (groupOpen) {
      out.add("(NIL NIL NIL NIL)");
      groupOpen = false;
    }
  }

  private void unfoldedOrNil(Slice octets) {
    if (octets.isEmpty()) {
      ImapStrings.nil(out);
    } else {
      ImapStrings.unfolded(out, octets);
    }
  }
}
