package dev.haven.queue;

import dev.haven.queue.outgoing.Queue;
import dev.haven.queue.outgoing.Reports;

/// Where mail for elsewhere goes. Its parts may be used from any thread.
///
/// @param reports who tells senders what became of their mail
public record Outgoing(Queue queue, QueueIds ids, Reports reports) {}
