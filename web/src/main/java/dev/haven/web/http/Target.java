package dev.haven.web.http;

import dev.haven.wire.ByteSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a request is about (RFC 9112 §3.2).
///
/// @param raw path and query as they came: visible ASCII only
/// @param authority of a target in absolute form; else empty
/// @param path decoded
/// @param query names in lower case, values decoded; of several with one name the first
public record Target(String raw, String authority, String path, Map<String, String> query) {
  private static final int MOST_PARAMETERS = 32;
  private static final ByteSet VISIBLE = ByteSet.range(0x21, 0x7e).minus(ByteSet.of("#"));

  public Target {
    query = Map.copyOf(query);
  }

  /// Reads origin-form and absolute-form (RFC 9112 §3.2.1, RFC 9112 §3.2.2).
  static Target parse(String text) throws HttpRefused {
    if (!text.chars().allMatch(c -> c < 0x80 && VISIBLE.contains((byte) c))) {
      throw new HttpRefused(400, "The address has characters that none may have.");
    }
    var lower = text.toLowerCase(Locale.ROOT);
    int scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
    int slash = scheme == 0 ? 0 : pathOf(text, scheme);
    var authority = text.substring(scheme, slash);
    var raw = slash == text.length() ? "/" : text.substring(slash);
    if (!raw.startsWith("/")) {
      throw new HttpRefused(400, "The address of a page begins with a slash.");
    }
    int question = raw.indexOf('?');
    var path = question < 0 ? raw : raw.substring(0, question);
    var query = question < 0 ? "" : raw.substring(question + 1);
    return new Target(raw, authority, decoded(path), parameters(query));
  }

  private static int pathOf(String text, int from) {
    int slash = text.indexOf('/', from);
    return slash < 0 ? text.length() : slash;
  }

  /// A parameter of the query.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  private static Map<String, String> parameters(String query) throws HttpRefused {
    var parameters = new HashMap<String, String>();
    int from = 0;
    while (from < query.length()) {
      int end = query.indexOf('&', from) < 0 ? query.length() : query.indexOf('&', from);
      var pair = query.substring(from, end);
      int equals = pair.indexOf('=') < 0 ? pair.length() : pair.indexOf('=');
      var name = decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
      var value = equals == pair.length() ? "" : decoded(pair.substring(equals + 1));
      parameters.putIfAbsent(name, value);
      if (parameters.size() > MOST_PARAMETERS) {
        throw new HttpRefused(400, "The address has too many parameters.");
      }
      from = end + 1;
    }
    return parameters;
  }

  /// Percent-encoding undone (RFC 3986 §2.1). A plus stays one: addresses have them.
  static String decoded(String text) throws HttpRefused {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new HttpRefused(400, "The address has a percent sign without its two digits.");
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return text(bytes.toByteArray());
  }

  private static String text(byte[] bytes) throws HttpRefused {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.codePoints().noneMatch(Character::isISOControl)) {
        return text;
      }
    } catch (CharacterCodingException _) {
      // Refused as well.
    }
    throw new HttpRefused(400, "The address is no text.");
  }
}
