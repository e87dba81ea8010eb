package dev.haven.diagnosis.records;

import dev.haven.wire.Addresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;

/// What a record says, field by field, so that each form can write it in its own way.
public record Value(RecordType type, List<Field> fields) {
  public Value {
    fields = List.copyOf(fields);
  }

  static Value address(InetAddress address) {
    var type = address instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
    return new Value(type, List.of(Field.word("Address", Addresses.text(address))));
  }

  static Value exchange(int preference, String host) {
    return new Value(
        RecordType.MX,
        List.of(Field.number("Priority", preference), Field.host("Mail server", host)));
  }

  static Value text(String text) {
    return new Value(RecordType.TXT, List.of(Field.text("Content", text)));
  }

  static Value alias(String target) {
    return new Value(RecordType.CNAME, List.of(Field.host("Target", target)));
  }

  static Value pointer(String host) {
    return new Value(RecordType.PTR, List.of(Field.host("Host", host)));
  }

  static Value location(int priority, int port, String target) {
    return location(priority, 1, port, target);
  }

  /// That a service is not to be had (RFC 2782).
  static Value nowhere() {
    return location(0, 0, 0, ".");
  }

  private static Value location(int priority, int weight, int port, String target) {
    return new Value(
        RecordType.SRV,
        List.of(
            Field.number("Priority", priority),
            Field.number("Weight", weight),
            Field.number("Port", port),
            Field.host("Target", target)));
  }

  /// The key of a server's own certificate, by its SHA-256 (RFC 7672 §3.1.1).
  static Value key(String digest) {
    return new Value(
        RecordType.TLSA,
        List.of(
            Field.number("Usage", 3),
            Field.number("Selector", 1),
            Field.number("Matching type", 1),
            Field.word("Certificate", digest)));
  }

  /// An authority that may issue certificates (RFC 8659 §4.2).
  static Value issuer(String authority) {
    return new Value(
        RecordType.CAA,
        List.of(
            Field.number("Flags", 0), Field.word("Tag", "issue"), Field.text("Value", authority)));
  }

  /// The fields as words, as tables show them.
  public String shown() {
    return fields.stream().map(Field::text).collect(Collectors.joining(" "));
  }

  /// The texts of the fields, for comparison.
  List<String> data() {
    return fields.stream().map(Field::text).toList();
  }
}
