/// Who gets a message: routing of recipients and local delivery.
///
/// Read [LocalIntake] first, then [LocalMail], which is one message. What always holds:
///
/// - A message is acknowledged when it is durable in every account it was accepted for, and not
///   before: all appends are asked for at once and one sync covers them.
/// - Nobody gets a message that was refused, unless others of the same message failed: then the
///   sender is told to try again, and [UnfinishedDeliveries] knows who has it already.
/// - There is no second hop, no spool and no bounce: what cannot be delivered is refused while the
///   sender is still on the line.
/// - Mail for other servers is taken from nobody. (The outgoing queue has its own place here, once
///   it exists.)
package dev.haven.queue;
