"""PORT"""
import gzip, sys
sys.path.insert(0, "/tmp/isnad")
from mwtfix import Fixer
class Segmenter:
    @classmethod
    def load(cls, types, expansions, keep):
        s = cls(); open("/tmp/isnad/types.tsv","wb").write(gzip.open(types).read())
        s.f = Fixer("/tmp/isnad/types.tsv", keep=tuple(keep) + ("واشنطن", "بابل", "لندن", "فيينا", "بكين", "ليبيا", "لبنان")); s.d = expansions; return s
    def split(self, w, flag):
        r = self.f.fix(w, flag)
        if isinstance(r, tuple) and isinstance(r[1], list): return r[1]
        if isinstance(r, tuple): return (self.d.get(w) or " ".join(self.f.split_n(w, 2))).split()
        return [w]
