package dev.haven.message;

/// The decoded text of a whole header, field by field, as SEARCH TEXT reads it.
public final class HeaderText {
  private HeaderText() {}

  /// Gives the sink each field as `name: text`; returns whether the sink wanted all of it.
  public static boolean read(HeaderFields fields, TextSink sink) {
    boolean wanted = true;
    for (int i = 0; i < fields.count() && wanted; i++) {
      var field = fields.raw(i);
      var text = EncodedWords.decode(field).toCharArray();
      wanted = sink.text(text, 0, text.length);
      sink.textEnds();
    }
    return wanted;
  }
}
