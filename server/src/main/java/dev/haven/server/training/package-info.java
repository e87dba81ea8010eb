/// What a usual server does often, done some thousand times in a temporary folder, so that the JVM
/// notes which classes that takes and how its methods go (JEP 514, JEP 515). A server that starts
/// with these notes compiles the right things at once.
///
/// Start at [dev.haven.server.training.Training]. Each [dev.haven.server.training.Exercise] is a
/// few sessions of one kind, with the letters of [dev.haven.server.training.Letters]; an answer
/// that is not as it should be ends the training.
package dev.haven.server.training;
