/// The Internet message format and MIME as offsets over bytes.
package dev.haven.message;
