package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.200, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::/0, 192.0.2.1, false",
    "10.1.2.0/23, 10.1.3.255, true",
    "10.1.2.0/23, 10.1.4.0, false",
    "128.0.0.0/1, 255.1.2.3, true",
    "128.0.0.0/1, 127.255.255.255, false",
    "192.0.2.254/31, 192.0.2.255, true",
    "192.0.2.254/31, 192.0.2.253, false",
    "2001:db8::fffe/127, 2001:db8::ffff, true",
    "2001:db8::fffe/127, 2001:db8::fffd, false"
  })
  void containsWhatSharesThePrefix(String range, String address, boolean contained) {
    assertEquals(contained, AddressRange.parse(range).contains(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "::/129",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "mail.example",
        "10.0.0/0x8",
        "10.0.0.0/0008"
      })
  void refusesWhatIsNoRange(String text) {
    assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
  }

  /// A record of the DNS brings octets and a length.
  @Test
  void isTheSameFromOctetsAndFromText() {
    var octets = InetAddress.ofLiteral("192.0.2.200").getAddress();
    assertEquals(AddressRange.parse("192.0.2.128/25"), AddressRange.of(octets, 25));
    assertEquals(200, octets[3] & 0xff);
    assertTrue(AddressRange.of(octets, 0).isEverything());
    assertFalse(AddressRange.of(octets, 1).isEverything());
  }

  @Test
  void aHostWithAnIpv6NetworkCountsOnce() {
    assertEquals(
        AddressRange.of(InetAddress.ofLiteral("2001:db8:1:2::3")),
        AddressRange.of(InetAddress.ofLiteral("2001:db8:1:2:ffff::9")));
    assertEquals("192.0.2.7/32", AddressRange.of(InetAddress.ofLiteral("192.0.2.7")).toString());
  }
}
