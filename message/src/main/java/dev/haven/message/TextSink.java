package dev.haven.message;

/// Takes decoded text as it comes.
public interface TextSink {
  /// Takes the next characters, which are valid only during the call; returns whether more is
  /// wanted.
  boolean text(char[] chars, int offset, int length);

  /// A text ends here; the next one does not continue it.
  void textEnds();
}
