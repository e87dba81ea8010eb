package dev.haven.bench;

import com.sun.management.ThreadMXBean;
import dev.haven.message.MessageCard;
import dev.haven.message.MessageScanner;
import dev.haven.message.PreviewText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What scanning a message and writing its card with the preview cost, on one thread: CPU time of
/// that thread (the median round, the least and the most), wall time of the same round, octets
/// allocated, octets of the card.
///
/// CPU time is what compares: on a machine that does other work too, wall time counts the waiting
/// for a core.
///
/// Arguments: folders of messages to measure besides the made ones.
public final class MessageBench {
  private static final int WARM_UP_ROUNDS = 4;
  private static final int ROUNDS = 7;
  private static final long NANOS_PER_ROUND = 1_000_000_000L;

  /// As the network brings it.
  private static final int CHUNK = 8 * 1024;

  private MessageBench() {}

  public static void main(String[] folders) throws IOException {
    measure("plain, 4 KiB", List.of(plain(4 * 1024)));
    measure("multipart with attachment, 4 KiB", List.of(multipart(4 * 1024)));
    measure("plain, 1 MiB", List.of(plain(1024 * 1024)));
    measure("multipart with attachment, 1 MiB", List.of(multipart(1024 * 1024)));
    for (var folder : folders) {
      measure(folder, messages(Path.of(folder)));
    }
  }

  private static void measure(String name, List<byte[]> messages) {
    List<Figures> rounds = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      var figures = round(messages);
      if (round >= WARM_UP_ROUNDS) {
        rounds.add(figures);
      }
    }
    rounds.sort(Comparator.comparingLong(Figures::cpuNanos));
    var median = rounds.get(rounds.size() / 2);
    long octets = messages.stream().mapToLong(message -> message.length).sum() / messages.size();
    long card = messages.stream().mapToLong(m -> card(m).length).sum() / messages.size();
    System.out.printf(
        Locale.ROOT,
        "%-36s %8d octets  cpu us/message: %8.2f (%.2f to %.2f)  wall %8.2f  %6d allocated %5d card%n",
        name,
        octets,
        median.cpuNanos() / 1e3,
        rounds.getFirst().cpuNanos() / 1e3,
        rounds.getLast().cpuNanos() / 1e3,
        median.wallNanos() / 1e3,
        median.allocated(),
        card);
  }

  private static Figures round(List<byte[]> messages) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long count = 0;
    long sum = 0;
    while (System.nanoTime() - start < NANOS_PER_ROUND) {
      for (var message : messages) {
        sum += card(message).length;
      }
      count += messages.size();
    }
    if (sum == 0) {
      throw new IllegalStateException("no card was written");
    }
    return new Figures(
        (threads.getCurrentThreadCpuTime() - cpu) / count,
        (System.nanoTime() - start) / count,
        (threads.getCurrentThreadAllocatedBytes() - allocated) / count);
  }

  private static byte[] card(byte[] message) {
    var scanner = new MessageScanner();
    for (int at = 0; at < message.length; at += CHUNK) {
      scanner.accept(message, at, Math.min(CHUNK, message.length - at));
    }
    var card = MessageCard.encode(scanner.finish());
    try {
      var preview =
          PreviewText.of(
              MessageCard.of(card).root(),
              (offset, into, at, length) -> {
                System.arraycopy(message, (int) offset, into, at, length);
                return length;
              });
      return MessageCard.withPreview(card, preview);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Figures(long cpuNanos, long wallNanos, long allocated) {}

  private static List<byte[]> messages(Path folder) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        messages.add(Files.readAllBytes(file));
      }
    }
    return messages;
  }

  /// A message as people write it, with the header that today's mail has.
  private static byte[] plain(int length) {
    return message("text/plain; charset=utf-8", "", length);
  }

  private static byte[] multipart(int length) {
    var beginning =
        """
        --=-3f1c9d22b7\r
        Content-Type: text/plain; charset="utf-8"\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        Dear Jane, here are the figures.\r
        --=-3f1c9d22b7\r
        Content-Type: application/pdf; name="figures.pdf"\r
        Content-Disposition: attachment; filename="figures.pdf"\r
        Content-Transfer-Encoding: base64\r
        \r
        """;
    return message("multipart/mixed; boundary=\"=-3f1c9d22b7\"", beginning, length);
  }

  private static byte[] message(String type, String beginning, int length) {
    var text = new StringBuilder(length);
    text.append("Return-Path: <john.doe@sender.example>\r\n");
    for (int hop = 1; hop <= 2; hop++) {
      text.append("Received: from mx").append(hop).append(".sender.example (mx.sender.example");
      text.append(
          " [192.0.2.7])\r\n\tby mail.receiver.example (Haven) with ESMTPS id 4F2A9C1B\r\n");
      text.append("\tfor <jane@receiver.example>; Sun, 22 Nov 2026 03:47:33 +0000\r\n");
    }
    text.append("From: \"Doe, John\" <john.doe@sender.example>\r\n");
    text.append("To: Jane Roe <jane@receiver.example>, team@receiver.example\r\n");
    text.append("Cc: =?utf-8?Q?Andr=C3=A9?= <andre@other.example>\r\n");
    text.append("Subject: Re: [team] The figures for November\r\n");
    text.append("Date: Sun, 22 Nov 2026 04:47:31 +0100\r\n");
    text.append("Message-ID: <20261122034731.4f2a9c1b@sender.example>\r\n");
    text.append("In-Reply-To: <20261121101010.77@receiver.example>\r\n");
    text.append("References: <20261120090909.55@receiver.example>\r\n");
    text.append(" <20261121101010.77@receiver.example>\r\n");
    text.append("MIME-Version: 1.0\r\nContent-Type: ").append(type).append("\r\n\r\n");
    text.append(beginning);
    while (text.length() < length - 64) {
      text.append("The quick brown fox jumps over the lazy dog, as it has always done.\r\n");
    }
    if (!beginning.isEmpty()) {
      text.append("--=-3f1c9d22b7--\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
