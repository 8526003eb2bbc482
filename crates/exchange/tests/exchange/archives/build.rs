//! Zips written byte by byte, so that each can lie in one place.

/// One part, with everything its two headers say.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) name: Vec<u8>,
    /// What stands in the archive: content as it is, or deflated.
    pub(super) packed: Vec<u8>,
    pub(super) size: u32,
    pub(super) packed_size: u32,
    pub(super) crc: u32,
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) mode: u32,
    pub(super) extra: Vec<u8>,
    /// What the part's own header says where it differs from the list.
    pub(super) own_name: Option<Vec<u8>>,
    pub(super) own_size: Option<u32>,
    pub(super) own_method: Option<u16>,
    pub(super) own_extra: Vec<u8>,
    /// Where the list says that it begins.
    pub(super) at: Option<u32>,
    pub(super) disk: u16,
}

impl Part {
    /// Content as it is.
    pub(super) fn stored(name: &str, content: &[u8]) -> Self {
        let size = u32::try_from(content.len()).unwrap();
        Self {
            name: name.as_bytes().to_vec(),
            packed: content.to_vec(),
            size,
            packed_size: size,
            crc: crc(content),
            method: 0,
            flags: 0,
            mode: 0o100_644,
            extra: Vec::new(),
            own_name: None,
            own_size: None,
            own_method: None,
            own_extra: Vec::new(),
            at: None,
            disk: 0,
        }
    }

    /// So many zeros, packed as tightly as deflate can: a thousand to one.
    pub(super) fn zeros(name: &str, length: usize) -> Self {
        let packed = deflated_zeros(length);
        let (size, packed_size) = (u32::try_from(length).unwrap(), u32::try_from(packed.len()).unwrap());
        Self { packed, size, packed_size, method: 8, crc: crc(&vec![0; length]), ..Self::stored(name, b"") }
    }
}

/// The sum that every part is held to.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256_u32)
        .map(|byte| (0..8).fold(byte, |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }))
        .collect();
    let step = |sum: u32, byte: &u8| table[usize::try_from((sum ^ u32::from(*byte)) & 0xff).unwrap()] ^ (sum >> 8);
    !bytes.iter().fold(!0, step)
}

/// One block with codes of its own: one bit for 258 bytes more of the same, one bit for "the same as the byte before".
fn deflated_zeros(length: usize) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    // Numbers go in from their lowest bit, codes from their highest.
    let mut put = |value: u32, count: u32, is_code: bool| {
        let order = |at: u32| if is_code { count - 1 - at } else { at };
        bits.extend((0..count).map(|at| (value >> order(at)) & 1 == 1));
    };
    for (value, count) in [(1, 1), (2, 2), (29, 5), (0, 5), (14, 4)] {
        put(value, count, false);
    }
    // How long the codes of the code lengths are, in the order deflate asks for them: 18 has one bit, 2 and 1 two.
    for at in 0..18 {
        put(
            match at {
                2 => 1,
                15 | 17 => 2,
                _ => 0,
            },
            3,
            false,
        );
    }
    // The lengths themselves: a zero byte 2, the end 2, a copy of 258 bytes 1, the distance of one byte 1.
    put(0b11, 2, true);
    for run in [138, 117] {
        put(0, 1, true);
        put(run - 11, 7, false);
    }
    put(0b11, 2, true);
    put(0, 1, true);
    put(28 - 11, 7, false);
    put(0b1010, 4, true);
    let first = length.min(1);
    let copies = (length - first) / 258;
    for _ in 0..first {
        put(0b10, 2, true);
    }
    for _ in 0..copies {
        put(0, 2, true);
    }
    for _ in 0..length - first - copies * 258 {
        put(0b10, 2, true);
    }
    put(0b11, 2, true);
    bits.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| (byte << 1) | u8::from(*bit))).collect()
}

/// The whole archive, with everything its last record says.
#[derive(Debug, Clone, Default)]
pub(super) struct Zip {
    pub(super) parts: Vec<Part>,
    pub(super) before: Vec<u8>,
    pub(super) after_list: Vec<u8>,
    pub(super) comment: Vec<u8>,
    pub(super) count: Option<u16>,
    pub(super) count_here: Option<u16>,
    pub(super) list_start: Option<u32>,
    pub(super) list_size: Option<u32>,
    pub(super) disk: u16,
    /// A 64-bit record: its count, list size and list start where they differ from the truth.
    pub(super) long: Option<[Option<u64>; 3]>,
    pub(super) long_at: Option<u64>,
    pub(super) after: Vec<u8>,
}

fn put(bytes: &mut Vec<u8>, numbers: &[(usize, u64)]) {
    for (length, number) in numbers {
        bytes.extend_from_slice(&number.to_le_bytes()[..*length]);
    }
}

fn long(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap()
}

impl Zip {
    pub(super) fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        Self { parts: parts.into_iter().collect(), ..Self::default() }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.before.clone();
        let mut starts = Vec::new();
        for part in &self.parts {
            starts.push(long(bytes.len() - self.before.len()));
            let name = part.own_name.as_ref().unwrap_or(&part.name);
            bytes.extend_from_slice(b"PK\x03\x04");
            let described = part.flags & 8 != 0;
            let said = |number: u32| if described { 0 } else { u64::from(number) };
            let (crc, packed) = (said(part.crc), said(part.packed_size));
            let size = part.own_size.map_or_else(|| said(part.size), u64::from);
            let method = part.own_method.unwrap_or(part.method);
            put(&mut bytes, &[(2, 20), (2, part.flags.into()), (2, method.into()), (2, 0), (2, 0x21)]);
            put(
                &mut bytes,
                &[(4, crc), (4, packed), (4, size), (2, long(name.len())), (2, long(part.own_extra.len()))],
            );
            bytes.extend_from_slice(name);
            bytes.extend_from_slice(&part.own_extra);
            bytes.extend_from_slice(&part.packed);
            if described {
                bytes.extend_from_slice(b"PK\x07\x08");
                put(&mut bytes, &[(4, part.crc.into()), (4, part.packed_size.into()), (4, part.size.into())]);
            }
        }
        let start = long(bytes.len());
        let said_start = start - long(self.before.len());
        for (part, at) in self.parts.iter().zip(starts) {
            bytes.extend_from_slice(b"PK\x01\x02");
            put(
                &mut bytes,
                &[(2, 0x0314), (2, 20), (2, part.flags.into()), (2, part.method.into()), (2, 0), (2, 0x21)],
            );
            put(&mut bytes, &[(4, part.crc.into()), (4, part.packed_size.into()), (4, part.size.into())]);
            put(&mut bytes, &[(2, long(part.name.len())), (2, long(part.extra.len())), (2, 0), (2, part.disk.into())]);
            put(&mut bytes, &[(2, 0), (4, u64::from(part.mode) << 16), (4, part.at.map_or(at, u64::from))]);
            bytes.extend_from_slice(&part.name);
            bytes.extend_from_slice(&part.extra);
        }
        let size = long(bytes.len()) - start;
        bytes.extend_from_slice(&self.after_list);
        self.end(&mut bytes, said_start, size);
        bytes
    }

    fn end(&self, bytes: &mut Vec<u8>, start: u64, size: u64) {
        let count = long(self.parts.len());
        if let Some([says_count, says_size, says_start]) = self.long {
            let at = self.long_at.unwrap_or_else(|| long(bytes.len()));
            let count = says_count.unwrap_or(count);
            bytes.extend_from_slice(b"PK\x06\x06");
            put(bytes, &[(8, 44), (2, 45), (2, 45), (4, 0), (4, 0), (8, count), (8, count)]);
            put(bytes, &[(8, says_size.unwrap_or(size)), (8, says_start.unwrap_or(start))]);
            bytes.extend_from_slice(b"PK\x06\x07");
            put(bytes, &[(4, 0), (8, at), (4, 1)]);
        }
        bytes.extend_from_slice(b"PK\x05\x06");
        let total = self.count.map_or(count, u64::from);
        let here = self.count_here.map_or(total, u64::from);
        put(bytes, &[(2, self.disk.into()), (2, self.disk.into()), (2, here), (2, total)]);
        put(bytes, &[(4, self.list_size.map_or(size, u64::from)), (4, self.list_start.map_or(start, u64::from))]);
        put(bytes, &[(2, long(self.comment.len()))]);
        bytes.extend_from_slice(&self.comment);
        bytes.extend_from_slice(&self.after);
    }
}
