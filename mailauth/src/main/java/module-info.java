import org.jspecify.annotations.NullMarked;

/// Whether mail is from whom it says: a package for each method.
@NullMarked
module dev.haven.mailauth {
  requires static org.jspecify;
  requires transitive dev.haven.dns;
  requires transitive dev.haven.wire;

  exports dev.haven.mailauth.spf;
}
