package dev.haven.diagnosis.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyNetworksTest {
  /// The ends of ranges that were published, and what is just beyond them.
  @ParameterizedTest
  @CsvSource({
    "104.16.0.0, Cloudflare",
    "104.27.255.255, Cloudflare",
    "104.28.0.0, ''",
    "2606:4700::1, Cloudflare",
    "2a06:98c7:ffff::1, Cloudflare",
    "151.101.1.57, Fastly",
    "167.82.239.255, Fastly",
    "167.82.240.0, ''",
    "2a04:4e41::1, ''",
    "2a04:4e42::313, Fastly",
    "131.125.128.0, Imperva",
    "131.125.127.255, ''",
    "208.109.3.255, Sucuri",
    "208.109.4.0, ''",
    "192.0.2.1, ''"
  })
  void anAddressIsOfTheOneWhoPublishedIt(String address, String whose) {
    assertEquals(whose, ProxyNetworks.of(InetAddress.ofLiteral(address)).orElse(""));
  }
}
