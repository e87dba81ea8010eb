package dev.haven.server.config;

import java.time.Duration;
import java.util.List;

/// What strangers may ask of port 25, and how they are looked at.
public record ReceivingSettings(
    @Setting(
            value =
                "How long a client is watched before it is greeted. One that speaks first is no mail"
                    + " server and is sent away. 0: greeted at once, and only counted.",
            min = 0,
            max = 30)
        Duration greetingDelay,
    @Setting(
            "Whether the DNS is asked what a client's address is called. It is kept with the message"
                + " and refuses nobody.")
        boolean reverseNames,
    @Setting(
            value =
                "Connections that one address may make in a minute; a network (IPv4 /24, IPv6 /48)"
                    + " four times as many. 0: as many as they like.",
            min = 0,
            max = 1_000_000)
        int connectionsPerMinute,
    @Setting(value = "The same for messages.", min = 0, max = 10_000_000) int messagesPerMinute,
    @Setting(value = "The same for recipients.", min = 0, max = 100_000_000)
        int recipientsPerMinute,
    @Setting(value = "Messages in one session. 0: any number.", min = 0, max = 1_000_000)
        int messagesPerSession,
    @Setting(
            value =
                "Recipients that do not exist which an address may name in ten minutes. After that"
                    + " it is answered slowly, for all recipients alike. 0: always quickly.",
            min = 0,
            max = 1_000_000)
        int unknownRecipients,
    @Setting(value = "How slowly.", min = 1, max = 60) Duration slowness,
    @Setting(
            "Whether such an address is told of no recipient any more whether it exists, and nobody"
                + " can tell by the time that an answer takes.")
        boolean uniformAnswers,
    @Setting("Addresses and networks to which nothing of this section applies.")
        List<String> trusted,
    @Setting(
            "Whether mail of unknown servers is taken only when it comes again: some unwanted mail"
                + " never does, and all other first mail comes later.")
        boolean greylisting,
    @Setting(value = "After which time coming again counts.", min = 1, max = 86_400)
        Duration greylistingDelay,
    @Setting(
            "Servers of yours in front of this one, as addresses or networks, whose word is taken for"
                + " who the client is (Postfix's XCLIENT and XFORWARD).")
        List<String> xclientPeers,
    @Setting(
            "The name under which this server tells what it found out about a message"
                + " (Authentication-Results), and which nobody else may use in mail that comes in."
                + " Servers that receive for the same domains share one. Empty: this server's name.")
        String authservId) {

  static ReceivingSettings standard() {
    return new ReceivingSettings(
        Duration.ZERO,
        true,
        200,
        600,
        3_000,
        1_000,
        20,
        Duration.ofSeconds(5),
        false,
        List.of("127.0.0.0/8", "::1"),
        false,
        Duration.ofMinutes(5),
        List.of(),
        "");
  }
}
