package dev.haven.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManySendersTest {
  private static final int SENDERS = 20;
  private static final int MESSAGES = 10;

  /// Overlapping recipients in different orders: no message is lost, none comes twice, nobody waits
  /// for ever.
  @Test
  void everyRecipientGetsEveryMessageOnce() throws Exception {
    var world = new QueueWorld(Map.of());
    var answers = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < SENDERS; sender++) {
        int number = sender;
        answers.add(threads.submit(() -> delivered(world, number)));
      }
    }
    for (var answer : answers) {
      assertEquals(MESSAGES, answer.get());
    }
    for (var name : new String[] {"jane", "bob", "sue"}) {
      assertEquals(SENDERS * MESSAGES, world.inbox(name));
    }
    assertTrue(world.newest("jane").startsWith("Return-Path: <a@b.example>"));
    world.close();
  }

  private static long delivered(QueueWorld world, int number) throws Exception {
    var recipients =
        number % 2 == 0
            ? "RCPT TO:<team@example.com>\r\nRCPT TO:<sue@example.com>\r\n"
            : "RCPT TO:<sue@example.com>\r\nRCPT TO:<bob@example.com>\r\n"
                + "RCPT TO:<jane@example.com>\r\nRCPT TO:<j.doe@example.com>\r\n";
    var text = new StringBuilder("EHLO a.example\r\n");
    for (int i = 0; i < MESSAGES; i++) {
      text.append("MAIL FROM:<a@b.example>\r\n").append(recipients);
      text.append("BDAT 15 LAST\r\nMessage %02d %02d\r\n".formatted(number, i));
    }
    text.append("QUIT\r\n");
    var heard = new ByteArrayOutputStream();
    world.serve(
        new Peer(1, new ByteArrayInputStream(text.toString().getBytes(US_ASCII)), heard, false));
    return heard.toString(US_ASCII).lines().filter(line -> line.contains(" Delivered as ")).count();
  }
}
