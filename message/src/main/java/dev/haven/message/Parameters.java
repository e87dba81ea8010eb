package dev.haven.message;

import dev.haven.wire.ByteSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parameters of a `Content-Type` or `Content-Disposition` field: RFC 2045 §5.1, RFC 2231 §3,
/// RFC 2231 §4.
///
/// Read leniently: a quote may be missing at the end, a value may hold characters that should have
/// been quoted. Immutable and safe to share.
public final class Parameters {
  static final Parameters NONE = new Parameters(List.of());

  /// More parameters than this are not looked at.
  private static final int MAX_COUNT = 100;

  private static final ByteSet SEMICOLON = ByteSet.of(";");
  private static final ByteSet VALUE_END = ByteSet.of("; \t\r\n(");

  private final List<Parameter> list;

  private Parameters(List<Parameter> list) {
    this.list = list;
  }

  static Parameters of(Parameter only) {
    return new Parameters(List.of(only));
  }

  /// Reads `*(";" parameter)`, skipping what is none.
  static Parameters parse(FieldCursor in) {
    List<Parameter> found = new ArrayList<>(2);
    while (!in.atEnd() && found.size() < MAX_COUNT) {
      in.skipCfws();
      if (!in.accept(';')) {
        parameter(in, found);
      }
    }
    return found.isEmpty() ? NONE : new Parameters(List.copyOf(found));
  }

  private static void parameter(FieldCursor in, List<Parameter> found) {
    int start = in.run(FieldCursor.TOKEN);
    int end = in.position();
    in.skipCfws();
    if (start == end || !in.accept('=')) {
      in.until(SEMICOLON);
      return;
    }
    in.skipCfws();
    found.add(new Parameter(in.lowerText(start, end), value(in)));
  }

  private static Slice value(FieldCursor in) {
    if (!in.sees('"')) {
      return unquoted(in);
    }
    var content = new ByteBuilder(64);
    in.quotedString(content);
    return Slice.of(content.copy());
  }

  /// An unquoted value; with the words after it if they begin no parameter, as in `filename=my
  /// file.txt`.
  private static Slice unquoted(FieldCursor in) {
    int start = in.until(VALUE_END);
    int end = in.position();
    while (Ascii.isBlank(in.peek())) {
      in.skipBlanks();
      int word = in.position();
      int tokenStart = in.run(FieldCursor.TOKEN);
      boolean token = in.position() > tokenStart;
      in.skipBlanks();
      boolean parameter = token && in.sees('=');
      in.moveTo(word);
      if (parameter || in.atEnd() || in.sees(';') || in.sees('(')) {
        break;
      }
      in.until(VALUE_END);
      end = in.position();
    }
    return in.slice(start, end);
  }

  public List<Parameter> list() {
    return list;
  }

  /// The value as written of the first parameter of that name, which is given in lower case.
  public Optional<Slice> raw(String name) {
    for (var parameter : list) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  /// The value as text: the extended form of RFC 2231 if there is one, else the plain form, in
  /// which encoded words are decoded too, since many senders write them there.
  public Optional<String> text(String name) {
    return list.isEmpty() ? Optional.empty() : ExtendedParameter.text(list, name);
  }
}
