//! JSON lines in, JSON lines out, in order, as fast as one core reads and writes them.

use std::io::{self, BufRead, BufReader, Read, Write};

use crate::outcome::{Outcome, Refusal};
use crate::stop::Stop;

/// Fewer system calls than lines by three orders of magnitude.
const BUFFER: usize = 1 << 18;

/// How many bytes of answers may wait for more before they are written.
#[derive(Clone, Copy)]
pub struct Held(usize);

impl Held {
    /// A call is work; its answer is written when it is there.
    pub const NOTHING: Self = Self(0);
    /// An answer takes microseconds; they are written in large pieces.
    pub const A_BUFFER: Self = Self(BUFFER);
}

/// Answers every line of standard input with one line of standard output.
///
/// What is answered is written at the latest when the next read would wait: a program that asks
/// line by line gets its answers, and a file goes through in large pieces.
pub fn run(stop: &Stop, held: Held, mut answer: impl FnMut(&str, &mut Vec<u8>)) -> Outcome {
    let write = |lines: &[u8]| {
        let mut out = io::stdout().lock();
        stop.whole(|| out.write_all(lines).and_then(|()| out.flush()))
    };
    let goes_on = |line: &str, out: &mut Vec<u8>| {
        answer(line, out);
        !stop.was_asked()
    };
    each_line(io::stdin().lock(), held, write, goes_on)?;
    if stop.was_asked() { Err(Refusal::Said) } else { Ok(()) }
}

fn each_line(
    input: impl Read,
    held: Held,
    mut write: impl FnMut(&[u8]) -> io::Result<()>,
    mut goes_on: impl FnMut(&str, &mut Vec<u8>) -> bool,
) -> io::Result<()> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut out = Vec::with_capacity(2 * BUFFER);
    let mut line = Vec::new();
    let mut first = true;
    loop {
        if !out.is_empty() && (out.len() > held.0 || !input.buffer().contains(&b'\n')) {
            write(&out)?;
            out.clear();
        }
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return write(&out);
        }
        let text = if first { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        first = false;
        // What is no UTF-8 becomes a mark that no command understands, so the line is answered as bad.
        let text = String::from_utf8_lossy(text);
        if !goes_on(text.trim_end_matches(['\n', '\r']), &mut out) {
            return write(&out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives out one piece a read, as a pipe does.
    struct Pieces(Vec<&'static [u8]>);

    impl Read for Pieces {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Ok(0);
            }
            let piece = self.0.remove(0);
            into[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    /// What was written, each piece that was written at once by itself.
    fn check(pieces: &[&'static [u8]], held: Held, expected: &[&str]) {
        let mut written = Vec::new();
        let write = |lines: &[u8]| {
            if !lines.is_empty() {
                written.push(String::from_utf8(lines.to_vec()).unwrap());
            }
            Ok(())
        };
        let echo = |line: &str, out: &mut Vec<u8>| {
            out.extend_from_slice(format!("<{line}>\n").as_bytes());
            line != "stop"
        };
        each_line(Pieces(pieces.to_vec()), held, write, echo).unwrap();
        assert_eq!(written, expected);
    }

    #[test]
    fn every_line_is_answered_in_order_also_the_last_without_an_end() {
        check(&[b"a\nb\r\n\nc"], Held::A_BUFFER, &["<a>\n<b>\n<>\n", "<c>\n"]);
    }

    #[test]
    fn an_answer_does_not_wait_for_the_next_question() {
        check(&[b"a\n", b"b", b"b\n", b"c\n"], Held::A_BUFFER, &["<a>\n", "<bb>\n", "<c>\n"]);
    }

    #[test]
    fn bytes_that_are_no_text_and_a_mark_of_byte_order_do_not_end_the_run() {
        check(&[b"\xEF\xBB\xBFa\n\xFF\nb\n"], Held::A_BUFFER, &["<a>\n<\u{FFFD}>\n<b>\n"]);
    }

    #[test]
    fn calls_are_answered_one_by_one_and_no_more_after_the_stop() {
        check(&[b"a\nstop\nb\n"], Held::NOTHING, &["<a>\n", "<stop>\n"]);
    }
}
