package dev.haven.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
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
    var names = number % 2 == 0 ? List.of("team", "sue") : List.of("sue", "bob", "jane", "j.doe");
    var text = new StringBuilder("EHLO a.example\r\n");
    for (int i = 0; i < MESSAGES; i++) {
      text.append("MAIL FROM:<a@b.example>\r\n");
      names.forEach(name -> text.append("RCPT TO:<%s@example.com>\r\n".formatted(name)));
      text.append("BDAT 15 LAST\r\nMessage %02d %02d\r\n".formatted(number, i));
    }
    text.append("QUIT\r\n");
    var heard = new ByteArrayOutputStream();
    world.serve(
        new Peer(1, new ByteArrayInputStream(text.toString().getBytes(US_ASCII)), heard, false));
    return heard.toString(US_ASCII).lines().filter(line -> line.contains(" Delivered as ")).count();
  }
}
