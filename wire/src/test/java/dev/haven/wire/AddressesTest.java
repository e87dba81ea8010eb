package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddressesTest {
  /// RFC 5952 §4.
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:db8:0:0:0:0:0:0, 2001:db8::",
    "192.0.2.1, 192.0.2.1"
  })
  void anAddressHasOneSpelling(String address, String text) {
    assertEquals(text, Addresses.text(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, true",
    "2001:db8::1, true",
    "10.1.2.3, false",
    "100.64.0.1, false",
    "100.128.0.1, true",
    "127.0.0.1, false",
    "fd00::1, false",
    "fe80::1, false",
    "::1, false"
  })
  void someAddressesAreNotOfTheWorld(String address, boolean isPublic) {
    assertEquals(isPublic, Addresses.isPublic(InetAddress.ofLiteral(address)));
  }

  /// RFC 5321 §4.1.3.
  @ParameterizedTest
  @CsvSource({"2001:db8::1, [IPv6:2001:db8::1]", "192.0.2.1, [192.0.2.1]"})
  void aLiteralSaysWhatKindOfAddressItIs(String address, String literal) {
    assertEquals(literal, Addresses.literal(InetAddress.ofLiteral(address)));
  }
}
