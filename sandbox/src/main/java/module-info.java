import org.jspecify.annotations.NullMarked;

/// A mail server inside of a test.
@NullMarked
module dev.haven.sandbox {
  requires static org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires dev.haven.server;

  exports dev.haven.sandbox;
}
