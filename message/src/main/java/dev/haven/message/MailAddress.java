package dev.haven.message;

import dev.haven.wire.ByteSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An address with the name of whom it reaches, as text: `mailbox` of RFC 5322 §3.4. Written
/// strictly. Immutable.
///
/// @param displayName empty if there is none
public record MailAddress(String displayName, String localPart, String domain) {
  /// RFC 5322 §3.2.3, and with RFC 6532 §3.2 all 8-bit octets.
  static final ByteSet ATEXT =
      ByteSet.range('A', 'Z')
          .plus(ByteSet.range('a', 'z'))
          .plus(ByteSet.range('0', '9'))
          .plus(ByteSet.of("!#$%&'*+-/=?^_`{|}~"))
          .plus(ByteSet.range(0x80, 0xff));

  private static final ByteSet PHRASE = ATEXT.plus(ByteSet.of(" "));

  /// The addresses in the value of a field, groups taken apart, names decoded.
  public static List<MailAddress> parse(Slice value) {
    List<MailAddress> addresses = new ArrayList<>();
    AddressParser.parse(value, new Collector(addresses));
    return addresses;
  }

  /// The addresses in text, as a person types them.
  public static List<MailAddress> parse(String text) {
    return parse(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// `localPart@domain`, quoted where it must be: RFC 5321 §4.1.2.
  public String address() {
    var local = isDotAtom(localPart) ? localPart : quoted(localPart);
    return domain.isEmpty() ? local : local + "@" + domain;
  }

  /// The address for a header: the name quoted or encoded where it must be.
  @Override
  public String toString() {
    return displayName.isEmpty() ? address() : phrase(displayName) + " <" + address() + ">";
  }

  private static String phrase(String name) {
    if (!EncodedWordWriter.isWritable(name)) {
      return EncodedWordWriter.encode(name);
    }
    return consistsOf(PHRASE, name) && name.equals(name.strip()) ? name : quoted(name);
  }

  private static boolean isDotAtom(String text) {
    if (text.isEmpty() || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
      return false;
    }
    return consistsOf(ATEXT.plus(ByteSet.of(".")), text);
  }

  private static boolean consistsOf(ByteSet set, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (!set.contains(b)) {
        return false;
      }
    }
    return true;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return quoted.append('"').toString();
  }

  private record Collector(List<MailAddress> addresses) implements AddressSink {
    @Override
    public void mailbox(Slice displayName, Slice route, Slice localPart, Slice domain) {
      addresses.add(
          new MailAddress(
              EncodedWords.decode(displayName),
              EncodedWords.decode(localPart),
              EncodedWords.decode(domain)));
    }

    @Override
    public void groupBegins(Slice displayName) {
      // the members stand for themselves
    }

    @Override
    public void groupEnds() {
      // as above
    }
  }
}
