/// Who gets a message: routing of recipients, local delivery, and the queue of what goes elsewhere.
///
/// Read [Intake] first, then [ArrivingMail], which is one message; sending is in
/// [dev.haven.queue.outgoing]. What always holds:
///
/// - A message is acknowledged when it is durable in every account it was accepted for and in the
///   queue, and not before: all appends are asked for at once and one sync covers them.
/// - Nobody gets a message that was refused, unless others of the same message failed: then the
///   sender is told to try again, and [UnfinishedDeliveries] knows who has it already.
/// - A local delivery has no second hop and no bounce: what cannot be delivered here is refused
///   while the sender is still on the line.
/// - Never a relay: only who signed in sends elsewhere, and under one of his own addresses.
package dev.haven.queue;
