package dev.haven.smtp.guard;

import dev.haven.wire.AddressRange;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What one client may ask; a network may ask four times as much. 0 is no limit.
///
/// @param greetingDelay how long a client is watched before it is greeted; zero to greet at once
/// @param connections in a minute
/// @param messages in a minute
/// @param recipients in a minute
/// @param messagesPerSession before it has to connect again
/// @param unknownRecipients within ten minutes before its answers become slow
/// @param slowness by how much
/// @param uniform whether from then on all recipients are answered alike, and always in the same
///   time
/// @param trusted who is neither counted nor slowed
public record GuardSettings(
    Duration greetingDelay,
    int connections,
    int messages,
    int recipients,
    int messagesPerSession,
    int unknownRecipients,
    Duration slowness,
    boolean uniform,
    List<AddressRange> trusted) {
  public static final GuardSettings NONE =
      new GuardSettings(Duration.ZERO, 0, 0, 0, 0, 0, Duration.ZERO, false, List.of());

  public GuardSettings {
    trusted = List.copyOf(trusted);
  }

  GuardSettings greetingAtOnce() {
    return new GuardSettings(
        Duration.ZERO,
        connections,
        messages,
        recipients,
        messagesPerSession,
        unknownRecipients,
        slowness,
        uniform,
        trusted);
  }

  public boolean trusts(InetAddress client) {
    return trusted.stream().anyMatch(range -> range.contains(client));
  }
}
