/// The mail that both sides get: made from a seed, the same in every run.
package dev.haven.bench.mail;
