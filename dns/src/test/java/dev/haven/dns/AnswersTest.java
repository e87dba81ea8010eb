package dev.haven.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AnswersTest {
  private static final Question<MailExchange> MX = new Question<>("Example.NET.", Kind.MX);

  private static Message response(Question<?> question, String zone) throws Exception {
    var name = Name.fromString(question.name(), Name.root);
    var type = Type.value(question.kind().toString());
    var message = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    message.getHeader().setFlag(Flags.QR);
    try (var records =
        new Master(new ByteArrayInputStream(zone.getBytes(StandardCharsets.US_ASCII)), Name.root)) {
      for (var record = records.nextRecord(); record != null; record = records.nextRecord()) {
        message.addRecord(
            record, record.getType() == Type.SOA ? Section.AUTHORITY : Section.ANSWER);
      }
    }
    return message;
  }

  @Test
  void mailExchangesComeInLowerCaseWithTheShortestTtl() throws Exception {
    var response =
        response(
            MX,
            "example.net. 300 IN MX 10 A.Example.NET.\nexample.net. 60 IN MX 20 b.example.net.\n");
    var expected =
        List.of(new MailExchange(10, "a.example.net"), new MailExchange(20, "b.example.net"));
    assertEquals(
        new Answer.Found<>(expected, "example.net", Duration.ofSeconds(60), false),
        Answers.read(MX, response, true));
  }

  @Test
  void aNullMxIsAHostWithoutAName() throws Exception {
    var found = Answers.read(MX, response(MX, "example.net. 300 IN MX 0 .\n"), true);
    assertEquals(List.of(new MailExchange(0, "")), found.records());
  }

  @Test
  void anAliasIsFollowedWithinTheResponse() throws Exception {
    var question = new Question<>("mx.example.net", Kind.A);
    var response =
        response(
            question,
            "mx.example.net. 30 IN CNAME host.example.org.\nhost.example.org. 600 IN A 192.0.2.7\n");
    var address = (Inet4Address) InetAddress.ofLiteral("192.0.2.7");
    assertEquals(
        new Answer.Found<>(List.of(address), "host.example.org", Duration.ofSeconds(30), false),
        Answers.read(question, response, true));
  }

  @Test
  void recordsOfOtherNamesAreNotBelieved() throws Exception {
    var response = response(MX, "victim.example.org. 300 IN MX 1 evil.example.org.\n");
    assertInstanceOf(Answer.NoData.class, Answers.read(MX, response, true));
  }

  @Test
  void aliasesThatGoInACircleAreATemporaryFailure() throws Exception {
    var response =
        response(
            MX,
            "example.net. 30 IN CNAME b.example.net.\nb.example.net. 30 IN CNAME example.net.\n");
    assertInstanceOf(Answer.TemporaryFailure.class, Answers.read(MX, response, true));
  }

  @Test
  void absenceIsRememberedAsTheZoneSays() throws Exception {
    var soa = "example.net. 3600 IN SOA ns.example.net. hm.example.net. 1 2 3 4 120\n";
    var response = response(MX, soa);
    response.getHeader().setRcode(Rcode.NXDOMAIN);
    assertEquals(
        new Answer.NoSuchName<>(Duration.ofMinutes(2), false), Answers.read(MX, response, true));
  }

  @Test
  void aFailureOfTheServerIsNoAbsence() throws Exception {
    var response = response(MX, "");
    response.getHeader().setRcode(Rcode.SERVFAIL);
    assertEquals(new Answer.TemporaryFailure<>("SERVFAIL"), Answers.read(MX, response, true));
  }

  @Test
  void proofIsBelievedOnlyOnATrustedWay() throws Exception {
    var response = response(MX, "example.net. 300 IN MX 10 a.example.net.\n");
    response.getHeader().setFlag(Flags.AD);
    assertEquals(true, ((Answer.Found<MailExchange>) Answers.read(MX, response, true)).authentic());
    assertEquals(
        false, ((Answer.Found<MailExchange>) Answers.read(MX, response, false)).authentic());
  }

  @Test
  void textIsJoinedAndKeysAreBytes() throws Exception {
    var txt = new Question<>("example.net", Kind.TXT);
    assertEquals(
        List.of("v=spf1 -all"),
        Answers.read(txt, response(txt, "example.net. 1 IN TXT \"v=spf1\" \" -all\"\n"), true)
            .records());
    var tlsa = new Question<>("_25._tcp.mx.example.net", Kind.TLSA);
    assertEquals(
        List.of(new TlsaRecord(3, 1, 1, new byte[] {(byte) 0xab, 1})),
        Answers.read(tlsa, response(tlsa, "_25._tcp.mx.example.net. 1 IN TLSA 3 1 1 ab01\n"), true)
            .records());
  }

  @Test
  void whereAServiceIsIsRead() throws Exception {
    var question = new Question<>("_imaps._tcp.example.net", Kind.SRV);
    var zone = "_imaps._tcp.example.net. 300 IN SRV 0 1 993 Mail.Example.NET.";
    assertEquals(
        List.of(new ServiceLocation(0, 1, 993, "mail.example.net")),
        Answers.read(question, response(question, zone), false).records());
  }
}
