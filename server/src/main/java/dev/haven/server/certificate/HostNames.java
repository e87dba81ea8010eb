package dev.haven.server.certificate;

import dev.haven.wire.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What this machine is called, by others and by itself.
///
/// @param host the name used in greetings
/// @param all that name, others of this machine, `localhost`, and its addresses
public record HostNames(String host, List<String> all) {
  /// A name server that does not answer must not keep us from starting.
  private static final long LOOKUP_MILLIS = 400;

  public HostNames {
    all = List.copyOf(all);
  }

  /// Asks the machine, and for a moment the resolver.
  ///
  /// @param configured the name that the operator chose, or empty
  public static HostNames discover(String configured) {
    var names = new LinkedHashSet<String>();
    if (!configured.isEmpty()) {
      names.add(configured);
    }
    var own = ownName();
    if (configured.isEmpty() && !own.contains(".")) {
      qualified().ifPresent(names::add);
    }
    names.add(own);
    var host = names.getFirst();
    names.add("localhost");
    names.addAll(addresses());
    return new HostNames(host, new ArrayList<>(names));
  }

  private static String ownName() {
    try {
      var name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      if (!name.isEmpty() && !name.equals("(none)")) {
        return name;
      }
    } catch (IOException _) {
      // Not Linux.
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  /// The full name that the resolver has for this machine, if it says so soon.
  private static Optional<String> qualified() {
    var lookup = new FutureTask<>(() -> InetAddress.getLocalHost().getCanonicalHostName());
    Thread.ofPlatform().daemon().name("host-name").start(lookup);
    try {
      var name = lookup.get(LOOKUP_MILLIS, TimeUnit.MILLISECONDS);
      boolean isName = name.contains(".") && !name.contains(":") && !name.startsWith("localhost");
      return isName && Character.isLetter(name.charAt(name.length() - 1))
          ? Optional.of(name)
          : Optional.empty();
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static List<String> addresses() {
    var addresses = new LinkedHashSet<>(List.of("127.0.0.1", canonical("::1")));
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(Addresses::text)
          .forEach(addresses::add);
    } catch (IOException _) {
      // The certificate then lacks the addresses; names are what programs connect to.
    }
    return List.copyOf(addresses);
  }

  /// The names and addresses that a certificate is for.
  static List<String> of(X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> canonical(String.valueOf(name.get(1)))).toList();
    } catch (CertificateParsingException _) {
      return List.of();
    }
  }

  /// One spelling for each address; names as they are.
  static String canonical(String nameOrAddress) {
    try {
      return Addresses.text(InetAddress.ofLiteral(nameOrAddress));
    } catch (IllegalArgumentException _) {
      return nameOrAddress;
    }
  }
}
