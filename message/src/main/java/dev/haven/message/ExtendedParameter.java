package dev.haven.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Puts the value of a parameter together from its pieces: continuations (RFC 2231 §3), charset and
/// percent encoding (RFC 2231 §4), both (RFC 2231 §4.1). Not thread-safe; one is used for one
/// value.
final class ExtendedParameter {
  /// Pieces beyond this number are not looked for.
  private static final int MAX_PIECES = 100;

  private final ByteBuilder octets = new ByteBuilder(64);
  private Charset charset = StandardCharsets.UTF_8;
  private boolean charsetKnown;

  private ExtendedParameter() {}

  static Optional<String> text(List<Parameter> list, String name) {
    if (isExtended(list, name)) {
      var value = new ExtendedParameter();
      if (value.collect(list, name)) {
        return Optional.of(value.text());
      }
    }
    return find(list, name).map(parameter -> EncodedWords.decode(parameter.value()));
  }

  private static boolean isExtended(List<Parameter> list, String name) {
    for (var parameter : list) {
      var candidate = parameter.name();
      if (candidate.length() > name.length()
          && candidate.charAt(name.length()) == '*'
          && candidate.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Parameter> find(List<Parameter> list, String name) {
    for (var parameter : list) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /// Finds `name*`, or else `name*0` and all that follow it; says whether anything was found.
  private boolean collect(List<Parameter> list, String name) {
    var whole = find(list, name + "*");
    if (whole.isPresent()) {
      encoded(whole.get().value(), true);
      return true;
    }
    int pieces = 0;
    while (pieces < MAX_PIECES && collectPiece(list, name + "*" + pieces, pieces == 0)) {
      pieces++;
    }
    return pieces > 0;
  }

  private boolean collectPiece(List<Parameter> list, String name, boolean isFirst) {
    var encoded = find(list, name + "*");
    if (encoded.isPresent()) {
      encoded(encoded.get().value(), isFirst);
      return true;
    }
    var plain = find(list, name);
    plain.ifPresent(piece -> octets.add(piece.value()));
    return plain.isPresent();
  }

  private void encoded(Slice value, boolean isFirst) {
    percentDecode(value, isFirst ? afterLanguage(value) : 0);
  }

  /// Reads `charset'language'`; returns where the text after it begins.
  private int afterLanguage(Slice value) {
    int first = indexOfQuote(value, 0);
    int second = first < 0 ? -1 : indexOfQuote(value, first + 1);
    if (second < 0) {
      return 0;
    }
    if (first > 0) {
      charset = Charsets.forLabel(value.bytes(), value.offset(), value.offset() + first);
      charsetKnown = true;
    }
    return second + 1;
  }

  private static int indexOfQuote(Slice value, int from) {
    for (int i = from; i < value.length(); i++) {
      if (value.at(i) == '\'') {
        return i;
      }
    }
    return -1;
  }

  private void percentDecode(Slice value, int from) {
    for (int i = from; i < value.length(); i++) {
      byte b = value.at(i);
      if (b == '%' && i + 2 < value.length() && isHexPair(value, i + 1)) {
        octets.add((byte) ((Ascii.hex(value.at(i + 1)) << 4) | Ascii.hex(value.at(i + 2))));
        i += 2;
      } else {
        octets.add(b);
      }
    }
  }

  private static boolean isHexPair(Slice value, int at) {
    return Ascii.hex(value.at(at)) >= 0 && Ascii.hex(value.at(at + 1)) >= 0;
  }

  private String text() {
    return charsetKnown
        ? new String(octets.array(), 0, octets.length(), charset)
        : EncodedWords.decode(octets.array(), 0, octets.length());
  }
}
