package dev.haven.server.config;

import java.time.Duration;
import java.util.List;

/// How mail leaves.
public record SendingSettings(
    @Setting(
            "Resolvers to ask, such as \"127.0.0.1\" or \"127.0.0.1:5353\". Empty: those that this"
                + " machine is configured with.")
        List<String> resolvers,
    @Setting(
            "Ways laid down in place of what the DNS says, such as \"example.net ="
                + " mail.example.net:2525\", \"example.org = lmtp://127.0.0.1:24\","
                + " \"example.org = unix:/run/dovecot/lmtp\" (LMTP over a Unix socket) or"
                + " \"* = smtps://relay.example.com:465\". With smtps:// the certificate must be"
                + " good. For a relay with a password: haven relay set.")
        List<String> routes,
    @Setting("When to try again after the first attempt, the second and so on; then as the last.")
        List<String> retries,
    @Setting("The same for single domains, such as \"example.net = 10 minutes, 1 hour\".")
        List<String> domainRetries,
    @Setting(
            value = "How long after its arrival a message that cannot be delivered is given back.",
            min = 3600,
            max = 30L * 86_400)
        Duration giveUp,
    @Setting(
            value = "How long after its arrival the sender is told of a delay.",
            min = 60,
            max = 30L * 86_400)
        Duration warnAfter,
    @Setting(
            value = "How many sessions with other servers may be open at once.",
            min = 1,
            max = 50_000)
        int sessions,
    @Setting(value = "How many of them with one server.", min = 1, max = 1_000)
        int sessionsPerServer,
    @Setting(
            value =
                "How many messages that have left the queue can still be looked at (haven queue"
                    + " show), also after a restart. 0: none.",
            min = 0,
            max = 50_000)
        int historyMessages,
    @Setting(value = "And for how long.", min = 60, max = 365L * 86_400) Duration historyTime) {

  static SendingSettings standard() {
    return new SendingSettings(
        List.of(),
        List.of(),
        List.of("1 minute", "5 minutes", "15 minutes", "30 minutes", "1 hour"),
        List.of(),
        Duration.ofDays(5),
        Duration.ofHours(4),
        1_000,
        20,
        10_000,
        Duration.ofDays(7));
  }
}
