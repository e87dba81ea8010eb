package dev.haven.queue.outgoing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// In which order the addresses of a server are tried (RFC 6724 §6): those that this machine has a
/// way to, those of its own scope, then by the policy table (RFC 6724 §2.1).
final class AddressOrder {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Prefix(byte[] bits, int length, int precedence, int label) {}

  /// RFC 6724 §2.1, the longest first.
  private static final List<Prefix> TABLE =
      List.of(
          prefix("::1", 128, 50, 0),
          new Prefix(mapped(new byte[4]), 96, 35, 4),
          prefix("2001::", 32, 5, 5),
          prefix("2002::", 16, 30, 2),
          prefix("fc00::", 7, 3, 13),
          prefix("::", 0, 40, 1));

  private record Candidate(InetAddress address, Optional<InetAddress> source) {
    int precedence() {
      return entry(address).precedence();
    }

    boolean labelDiffers() {
      return source.isEmpty() || entry(source.get()).label() != entry(address).label();
    }

    boolean scopeDiffers() {
      return source.isEmpty() || scope(source.get()) != scope(address);
    }
  }

  private static final Comparator<Candidate> ORDER =
      Comparator.comparing((Candidate candidate) -> candidate.source().isEmpty())
          .thenComparing(Candidate::scopeDiffers)
          .thenComparing(Candidate::labelDiffers)
          .thenComparing(Comparator.comparingInt(Candidate::precedence).reversed());

  private AddressOrder() {}

  static List<InetAddress> sorted(List<? extends InetAddress> addresses) {
    return sorted(addresses, AddressOrder::source);
  }

  /// @param source the address that this machine would use, if it has a way there
  static List<InetAddress> sorted(
      List<? extends InetAddress> addresses, Function<InetAddress, Optional<InetAddress>> source) {
    var candidates = new ArrayList<Candidate>();
    addresses.forEach(address -> candidates.add(new Candidate(address, source.apply(address))));
    candidates.sort(ORDER);
    return candidates.stream().map(Candidate::address).toList();
  }

  /// Sends nothing: the system only looks into its routing table.
  private static Optional<InetAddress> source(InetAddress destination) {
    try (var socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(destination, RoutingOptions.SMTP));
      var local = socket.getLocalAddress();
      return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  /// RFC 6724 §3.1.
  private static int scope(InetAddress address) {
    boolean local = address.isLoopbackAddress() || address.isLinkLocalAddress();
    return local ? 2 : address.isSiteLocalAddress() && !(address instanceof Inet4Address) ? 5 : 14;
  }

  private static Prefix entry(InetAddress address) {
    var bits =
        address instanceof Inet4Address ? mapped(address.getAddress()) : address.getAddress();
    return TABLE.stream().filter(prefix -> matches(prefix, bits)).findFirst().orElseThrow();
  }

  private static boolean matches(Prefix prefix, byte[] bits) {
    for (int i = 0; i < prefix.length(); i++) {
      int mask = 0x80 >> (i % 8);
      if (((prefix.bits()[i / 8] ^ bits[i / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Prefix prefix(String text, int length, int precedence, int label) {
    return new Prefix(InetAddress.ofLiteral(text).getAddress(), length, precedence, label);
  }

  /// RFC 4291 §2.5.5.2.
  private static byte[] mapped(byte[] four) {
    var bits = new byte[16];
    bits[10] = -1;
    bits[11] = -1;
    System.arraycopy(four, 0, bits, 12, 4);
    return bits;
  }
}
