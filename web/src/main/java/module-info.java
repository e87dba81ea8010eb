import org.jspecify.annotations.NullMarked;

/// What is spoken over HTTP: a small server of its own, and what mail programs and people fetch
/// from it to set themselves up.
@NullMarked
module dev.haven.web {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires com.fasterxml.jackson.core;
  requires io.nayuki.qrcodegen;
  requires java.xml;

  exports dev.haven.web.http;
  exports dev.haven.web.setup;
}
