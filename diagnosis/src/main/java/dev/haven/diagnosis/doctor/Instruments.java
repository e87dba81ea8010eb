package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.probe.Patience;
import dev.haven.dns.Resolver;
import dev.haven.wire.Outbound;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.function.Predicate;

/// What an examination looks with.
///
/// @param exchange the port of mail between servers
/// @param speaksSix whether this machine has IPv6 at all
/// @param near addresses whose servers may take us for one of their own network
public record Instruments(
    Resolver resolver,
    Outbound outbound,
    Patience patience,
    Door exchange,
    boolean speaksSix,
    Predicate<InetAddress> near) {
  public static Instruments standard(Resolver resolver, Outbound outbound) {
    var exchange = new Door(Service.SMTP, Service.SMTP.port(), true);
    return new Instruments(
        resolver, outbound, Patience.STANDARD, exchange, speaksSixHere(), Instruments::isNear);
  }

  /// Whether this machine has an address of IPv6 that leads beyond it.
  public static boolean speaksSixHere() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(Instruments::isUsableSix);
    } catch (SocketException _) {
      return false;
    }
  }

  private static boolean isUsableSix(InetAddress address) {
    return address instanceof Inet6Address && !address.isLinkLocalAddress();
  }

  private static boolean isNear(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }
}
