import org.jspecify.annotations.NullMarked;

/// Transcripts, golden files and seeded random input. Test scope only.
@NullMarked
module dev.haven.testkit {
  requires static org.jspecify;
  requires transitive org.junit.jupiter.api;

  exports dev.haven.testkit;
  exports dev.haven.testkit.peer;
}
