import org.jspecify.annotations.NullMarked;

/// Why mail does not flow: steps, findings, and the checks that make them.
@NullMarked
module dev.haven.diagnosis {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.dns;
  requires dev.haven.mailauth;
  requires com.fasterxml.jackson.core;
  requires java.net.http;
  requires java.xml;

  exports dev.haven.diagnosis;
  exports dev.haven.diagnosis.doctor;
  exports dev.haven.diagnosis.judge;
  exports dev.haven.diagnosis.passive;
  exports dev.haven.diagnosis.probe;
  exports dev.haven.diagnosis.published;
  exports dev.haven.diagnosis.records;
  exports dev.haven.diagnosis.setup;
}
