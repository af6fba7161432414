//! The chance by which errors are planted: splitmix64 (Steele, Lea and Flood, OOPSLA 2014). One seed gives one run. Nothing
//! that looks for errors names it.

/// Dice of their own for each thing that is thrown for, so that one more throw here changes nothing there.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The dice of a seed for one purpose.
    pub fn new(seed: u64, purpose: &str) -> Dice {
        let mut dice = Dice(seed);
        for byte in purpose.bytes() {
            let mixed = dice.bits();
            dice.0 = mixed ^ u64::from(byte);
        }
        dice
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `sides`, which is above 0. So few sides make no difference in chance.
    pub fn below(&mut self, sides: usize) -> usize {
        (self.bits() % sides as u64) as usize
    }

    /// Whether something happens that happens so often in 10,000.
    pub fn happens(&mut self, per_10_000: u32) -> bool {
        self.bits() % 10_000 < u64::from(per_10_000)
    }

    /// One of these; `None` when there is none.
    pub fn one_of<'a, T>(&mut self, these: &'a [T]) -> Option<&'a T> {
        if these.is_empty() { None } else { these.get(self.below(these.len())) }
    }
}
