import org.jspecify.annotations.NullMarked;

/// Questions to the DNS, answered as values.
@NullMarked
module dev.haven.dns {
  requires static org.jspecify;
  requires org.dnsjava;

  exports dev.haven.dns;
}
