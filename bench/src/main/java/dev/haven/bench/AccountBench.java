package dev.haven.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.ChangeFlags;
import dev.haven.account.Deliver;
import dev.haven.account.FlagOperation;
import dev.haven.account.Flags;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxDiff;
import dev.haven.account.NewMessage;
import dev.haven.account.ReceivedMessage;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.store.LogId;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// The account layer on the embedded engine: durable deliveries per second, loading a cold account,
/// the heap of a large mailbox, the cost of a difference.
///
/// Arguments: folder to work in (a folder in it is emptied), then any of `append`, `cold`, `large`;
/// all if absent.
public final class AccountBench {
  private static final int SECONDS = 5;
  private static final int BODY = 4096;
  private static final LogId LOG = new LogId("account/1");

  private final Path folder;

  private AccountBench(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : ".").resolve("account-bench");
    var wanted =
        arguments.length > 1
            ? List.of(arguments).subList(1, arguments.length)
            : List.of("append", "cold", "large");
    var bench = new AccountBench(folder);
    for (var what : wanted) {
      Scratch.delete(folder);
      switch (what) {
        case "append" -> bench.appends();
        case "cold" -> bench.cold(10_000);
        case "large" -> bench.large(1_000_000);
        default -> throw new IllegalArgumentException(what);
      }
    }
    Scratch.delete(folder);
  }

  private JournalStore open() {
    return JournalStore.open(folder, JournalOptions.defaults());
  }

  private void appends() throws Exception {
    for (int i = 0; i < 4; i++) {
      append(50, 50); // the first runs warm the compiler
    }
    for (var shape : new int[][] {{50, 50}, {50, 5}, {200, 200}, {10, 10}, {1, 1}}) {
      System.out.printf(
          "deliver %d bytes, %d writers on %d accounts: %s%n",
          BODY, shape[0], shape[1], append(shape[0], shape[1]));
    }
  }

  private String append(int writers, int accountCount) throws Exception {
    Scratch.delete(folder);
    try (var store = open();
        var accounts = new Accounts(store, AccountOptions.defaults())) {
      long start = System.nanoTime();
      var cpu = cpu();
      long until = start + TimeUnit.SECONDS.toNanos(SECONDS);
      var latencies = new Latencies[writers];
      var threads = new Thread[writers];
      for (int w = 0; w < writers; w++) {
        var account = accounts.account(new LogId("account/" + w % accountCount));
        var mine = new Latencies();
        latencies[w] = mine;
        int writer = w;
        threads[w] = Thread.ofVirtual().start(() -> write(accounts, account, writer, until, mine));
      }
      for (var thread : threads) {
        thread.join();
      }
      long elapsed = System.nanoTime() - start;
      long done = delivered(accounts, accountCount);
      return "%s; processor time for each %.0f us"
          .formatted(
              Latencies.report(List.of(latencies), elapsed),
              cpu().minus(cpu).toNanos() / 1e3 / done);
    }
  }

  private static long delivered(Accounts accounts, int count) {
    long messages = 0;
    for (int i = 0; i < count; i++) {
      messages += accounts.account(new LogId("account/" + i)).state().usage().messages();
    }
    return messages;
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void write(
      Accounts accounts, Account account, int writer, long until, Latencies mine) {
    var message = message();
    for (int i = 0; System.nanoTime() < until; i++) {
      long start = System.nanoTime();
      try (var received = receive(accounts, message)) {
        account.commit(
            new Deliver(writer + "." + i, "INBOX", NewMessage.of(received, 1_800_000_000L + i)));
      } catch (IntentRefused refused) {
        throw new IllegalStateException(refused);
      }
      mine.add(System.nanoTime() - start);
    }
  }

  private static byte[] message() {
    var head =
        """
        Return-Path: <sender@example.net>
        Received: from mail.example.net (mail.example.net [192.0.2.7])
         by mx.example.com with ESMTPS id 4XyZ12; Thu, 1 Jan 2026 12:00:01 +0000
        From: Sender Person <sender@example.net>
        To: Some Body <somebody@example.com>
        Cc: list@example.org
        Subject: A subject of quite the usual length
        Date: Thu, 1 Jan 2026 12:00:00 +0000
        Message-ID: <20260101120000.12345@mail.example.net>
        In-Reply-To: <20251231120000.54321@mail.example.com>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        """
            .replace("\n", "\r\n");
    var line = "All work and no play makes the mail go round and round and round.\r\n";
    return (head + line.repeat(100)).substring(0, BODY).getBytes(US_ASCII);
  }

  private static ReceivedMessage receive(Accounts accounts, byte[] message) {
    try (var incoming = accounts.receive()) {
      incoming.write(message, 0, message.length);
      return incoming.finish();
    }
  }

  /// Fills an inbox, a thousand messages to an entry, and leaves a checkpoint.
  private void fill(int count) throws IntentRefused {
    try (var store = open();
        var accounts = new Accounts(store, AccountOptions.defaults());
        var received = receive(accounts, message())) {
      var account = accounts.account(LOG);
      var inbox = inbox(account).id();
      for (int done = 0; done < count; done += 1000) {
        var messages = Collections.nCopies(1000, NewMessage.of(received, 1_700_000_000L + done));
        account.commit(new AddMessages(inbox, messages));
      }
      var small = NewMessage.of(received, 1_700_000_000L);
      for (int i = 0; i < 100; i++) {
        account.commit(AddMessages.of(inbox, small));
      }
    }
  }

  private static Mailbox inbox(Account account) {
    return account.state().mailbox("INBOX").orElseThrow();
  }

  private static long walk(Mailbox mailbox) {
    long sum = 0;
    for (var m = mailbox.messages().cursor(); m.next(); ) {
      sum += m.uid() ^ m.flags() ^ m.emailId();
    }
    return sum;
  }

  private void cold(int count) throws Exception {
    fill(count);
    try (var store = open()) {
      var directory = new Latencies();
      var all = new Latencies();
      long start = System.nanoTime();
      for (int i = 0; i < 300; i++) {
        long begin = System.nanoTime();
        var account = new Accounts(store, AccountOptions.defaults()).account(LOG);
        var inbox = inbox(account);
        long loaded = System.nanoTime();
        walk(inbox);
        if (i == 0) {
          System.out.printf(
              "cold account of %,d messages, first in this process: %,d us%n",
              inbox.count(), (System.nanoTime() - begin) / 1000);
        }
        directory.add(loaded - begin);
        all.add(System.nanoTime() - begin);
      }
      long elapsed = System.nanoTime() - start;
      System.out.println("  mailboxes only: " + Latencies.report(List.of(directory), elapsed));
      System.out.println("  every message:  " + Latencies.report(List.of(all), elapsed));
    }
  }

  private void large(int count) throws Exception {
    fill(count);
    try (var store = open()) {
      var accounts = new Accounts(store, AccountOptions.defaults());
      accounts.account(new LogId("account/other")).state();
      long before = Scratch.heap();
      var account = accounts.account(LOG);
      long begin = System.nanoTime();
      var inbox = inbox(account);
      long known = System.nanoTime() - begin;
      walk(inbox);
      long loaded = System.nanoTime() - begin;
      System.out.printf(
          "%,d messages: %.1f MB of heap; mailboxes known after %,d ms, every message after %,d"
              + " ms%n",
          inbox.count(), (Scratch.heap() - before) / 1e6, known / 1_000_000, loaded / 1_000_000);
      diffs(account, inbox);
    }
  }

  private static void diffs(Account account, Mailbox announced) throws IntentRefused {
    time("no difference", announced, announced);
    change(account, announced, UidSet.of(announced.count() / 2));
    time("one flag", announced, inbox(account));
    var some = new UidSetBuilder();
    new Random(1).longs(1000, 1, announced.uidNext()).forEach(some::add);
    change(account, announced, some.build());
    time("a thousand flags here and there", announced, inbox(account));
    long begin = System.nanoTime();
    change(account, announced, UidSet.range(1, 100_000));
    System.out.printf(
        "flags of 100,000 messages: %,d us until durable%n", (System.nanoTime() - begin) / 1000);
  }

  private static void change(Account account, Mailbox mailbox, UidSet uids) throws IntentRefused {
    account.commit(
        new ChangeFlags(
            mailbox.id(), uids, FlagOperation.ADD, Flags.SEEN, List.of(), OptionalLong.empty()));
  }

  private static void time(String what, Mailbox announced, Mailbox current) {
    var nanos = new long[2000];
    int changed = 0;
    for (int i = 0; i < nanos.length; i++) {
      long begin = System.nanoTime();
      changed = MailboxDiff.between(announced, current).changed().length;
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "diff, %s (%d): median %.1f us%n", what, changed, nanos[nanos.length / 2] / 1e3);
  }
}
