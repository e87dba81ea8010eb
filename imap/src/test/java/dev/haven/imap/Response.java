package dev.haven.imap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/// One response of a server, taken apart by [ResponseReader].
sealed interface Response {
  /// `+ text`
  record Continuation(String text) implements Response {}

  /// `OK`, `NO`, `BAD`, `BYE`, tagged or not.
  ///
  /// @param code what stood between brackets, empty if nothing did
  record Status(String tag, String condition, String code, String text) implements Response {}

  /// Any other untagged response.
  record Data(List<Value> values) implements Response {
    /// A word of it; empty if it is no atom.
    String word(int index) {
      return index < values.size() && values.get(index) instanceof Atom(var text) ? text : "";
    }

    /// The number that begins `* 3 FETCH`, or 0.
    int number() {
      return word(0).isEmpty() || !Character.isDigit(word(0).charAt(0))
          ? 0
          : Integer.parseInt(word(0));
    }

    boolean isAbout(String what) {
      return (number() > 0 || word(0).equals("0") ? word(1) : word(0)).equals(what);
    }
  }

  /// A value within a response.
  sealed interface Value {
    /// The text of an atom or a string.
    default String text() {
      return switch (this) {
        case Atom(var text) -> text;
        case Text(var bytes) -> new String(bytes, StandardCharsets.ISO_8859_1);
        case Group group -> throw new AssertionError("a list, not a text: " + group);
      };
    }
  }

  /// An atom, a number, a flag or `NIL`.
  record Atom(String text) implements Value {}

  /// A quoted string or a literal.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Text(byte[] bytes) implements Value {}

  /// A parenthesised list.
  record Group(List<Value> values) implements Value {
    /// The value that follows a name, as in `(UID 3 FLAGS ())`; asserts that it is there.
    Value named(String name) {
      for (int i = 0; i + 1 < values.size(); i += 2) {
        if (values.get(i).text().equals(name)) {
          return values.get(i + 1);
        }
      }
      throw new AssertionError(name + " is missing in " + names());
    }

    List<String> names() {
      return IntStream.range(0, values.size() / 2).mapToObj(i -> values.get(2 * i).text()).toList();
    }

    boolean has(String name) {
      return names().contains(name);
    }
  }
}
