package dev.haven.diagnosis.published;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server at an address of loopback. It believes anything: a real one refuses to load half
/// of the mistakes that are tested with it.
final class FakeNameServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final Map<Name, List<Record>> zones = new LinkedHashMap<>();
  private final Mode mode;

  /// How it answers.
  enum Mode {
    /// For its zones.
    AUTHORITY,
    /// For everybody, from all its zones.
    RESOLVER,
    /// With SERVFAIL, unless it is told not to check signatures.
    VALIDATING,
    /// Never.
    SILENT
  }

  FakeNameServer(InetSocketAddress at, Mode mode) throws IOException {
    this.socket = new DatagramSocket(at);
    this.mode = mode;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  FakeNameServer zone(String origin, String text) throws IOException {
    var name = Name.fromString(origin, Name.root);
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var records = new ArrayList<Record>();
    try (var master = new Master(in, name, 300)) {
      for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
    }
    zones.put(name, records);
    return this;
  }

  private void serve() {
    var bytes = new byte[2048];
    try {
      while (true) {
        var packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        if (mode != Mode.SILENT) {
          var query = new Message(Arrays.copyOf(bytes, packet.getLength()));
          var wire = answer(query).toWire();
          socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private Message answer(Message query) {
    var question = query.getQuestion();
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question, Section.QUESTION);
    var zone =
        zones.keySet().stream()
            .filter(origin -> question.getName().subdomain(origin))
            .max(java.util.Comparator.comparingInt(Name::labels));
    if (mode == Mode.VALIDATING && !query.getHeader().getFlag(Flags.CD)) {
      answer.getHeader().setRcode(Rcode.SERVFAIL);
    } else if (zone.isEmpty()) {
      answer.getHeader().setRcode(mode == Mode.AUTHORITY ? Rcode.REFUSED : Rcode.NXDOMAIN);
    } else {
      fill(answer, question, zone.get());
    }
    return answer;
  }

  private void fill(Message answer, Record question, Name origin) {
    var records = zones.getOrDefault(origin, List.of());
    var cut = mode == Mode.AUTHORITY ? cut(question, origin, records) : List.<Record>of();
    if (!cut.isEmpty()) {
      cut.forEach(ns -> answer.addRecord(ns, Section.AUTHORITY));
      cut.forEach(ns -> glue(answer, ((NSRecord) ns).getTarget(), records));
      return;
    }
    if (mode == Mode.AUTHORITY) {
      answer.getHeader().setFlag(Flags.AA);
    }
    var here = records.stream().filter(one -> one.getName().equals(question.getName())).toList();
    var found = here.stream().filter(one -> one.getType() == question.getType()).toList();
    found.forEach(one -> answer.addRecord(one, Section.ANSWER));
    if (found.isEmpty()) {
      here.stream()
          .filter(CNAMERecord.class::isInstance)
          .forEach(alias -> alias(answer, (CNAMERecord) alias, question, records));
    }
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      records.stream()
          .filter(one -> one.getType() == Type.SOA)
          .forEach(soa -> answer.addRecord(soa, Section.AUTHORITY));
      boolean exists =
          records.stream().anyMatch(one -> one.getName().subdomain(question.getName()));
      answer.getHeader().setRcode(exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
    }
  }

  private static void alias(
      Message answer, CNAMERecord alias, Record question, List<Record> records) {
    answer.addRecord(alias, Section.ANSWER);
    records.stream()
        .filter(one -> one.getName().equals(alias.getTarget()))
        .filter(one -> one.getType() == question.getType())
        .forEach(one -> answer.addRecord(one, Section.ANSWER));
  }

  /// The delegation on the way to what is asked for; DS belongs to the parent.
  private static List<Record> cut(Record question, Name origin, List<Record> records) {
    return records.stream()
        .filter(NSRecord.class::isInstance)
        .filter(ns -> !ns.getName().equals(origin))
        .filter(ns -> question.getName().subdomain(ns.getName()))
        .filter(ns -> question.getType() != Type.DS || !ns.getName().equals(question.getName()))
        .toList();
  }

  private static void glue(Message answer, Name host, List<Record> records) {
    records.stream()
        .filter(one -> one.getName().equals(host) && one.getType() == Type.A)
        .forEach(one -> answer.addRecord(one, Section.ADDITIONAL));
  }

  static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  @Override
  public void close() {
    socket.close();
  }
}
